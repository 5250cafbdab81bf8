import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('..', import.meta.url));

/** A form, with as much of it as may hold its method: none of its children has one. */
const form = /<form\s(?:(?!<form\s|<\/form>)[^])*/g;

/** By default the browser puts what was typed into the address. */
test('[CL39] every form says how it is sent: to the server, or not by the browser', () => {
	const forms = globSync('src/**/*.svelte', { cwd: top }).flatMap((path) =>
		[...readFileSync(`${top}${path}`, 'utf8').matchAll(form)].map(([text]) => ({ path, text }))
	);
	expect(forms.length).toBeGreaterThan(30);
	const open = forms.filter(({ text }) => !/\smethod="(post|get|dialog)"/i.test(text));
	expect(open.map(({ path }) => path)).toEqual([]);
});
