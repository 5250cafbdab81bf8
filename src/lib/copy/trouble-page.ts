import { m } from '../paraglide/messages.js';

/** A whole page without data, styles or scripts, for when nothing that a page needs can be had. */
export function renderTrouble(): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${m.shell_error_title_trouble()} – ${m.app_name()}</title>
</head>
<body>
<h1>${m.shell_error_title_trouble()}</h1>
<p>${m.shell_error_text_trouble()}</p>
<p><a href="">${m.shell_error_again()}</a></p>
</body>
</html>
`;
}
