export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = 'accord_theme';

/** What a cookie or a form field says; anything else is the system's choice. */
export function parseTheme(text: unknown): Theme {
	return themes.find((theme) => theme === text) ?? 'system';
}

/** Puts the theme where app.html leaves room for it, so that the first paint is the right one. */
export function renderTheme(html: string, theme: Theme): string {
	return html.replace('%accord.theme%', theme);
}
