import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

import { format, resolveConfig } from 'prettier';

/** The text of one section of a Markdown file: from its heading to the next; empty where it is not. */
export async function readSection(file: string, heading: string): Promise<string> {
	if (!existsSync(file)) return '';
	const { section } = split(await readFile(file, 'utf8'), heading);
	return section;
}

/** Puts a section in the place of the one with its heading, or at the end; the others stay as they are. */
export async function writeSection(file: string, heading: string, text: string): Promise<void> {
	const whole = existsSync(file) ? await readFile(file, 'utf8') : '';
	const { before, after } = split(whole, heading);
	const parts = [before, `${heading}\n\n${text}`, after].map((part) => part.trim());
	const options = { ...(await resolveConfig(file)), filepath: file };
	const joined = parts.filter((part) => part !== '').join('\n\n');
	await writeFile(file, await format(`${joined}\n`, options));
}

function split(whole: string, heading: string) {
	const lines = whole.split('\n');
	const from = lines.indexOf(heading);
	if (from < 0) return { before: whole, section: '', after: '' };
	const next = lines.findIndex((line, at) => at > from && /^##? /.test(line));
	const to = next < 0 ? lines.length : next;
	const text = (start: number, end?: number) => lines.slice(start, end).join('\n');
	return { before: text(0, from), section: text(from + 1, to), after: text(to) };
}
