import { expect, test } from 'vitest';
import { parseTheme, renderTheme } from './theme.ts';

test('[U-2] only the three themes are themes', () => {
	expect(['light', 'dark', 'system', 'DARK', '', undefined, '"><script>'].map(parseTheme)).toEqual([
		'light',
		'dark',
		'system',
		'system',
		'system',
		'system',
		'system'
	]);
});

test('[U-2] the first paint has the theme', () => {
	expect(renderTheme('<html data-theme="%accord.theme%">', 'dark')).toBe(
		'<html data-theme="dark">'
	);
});
