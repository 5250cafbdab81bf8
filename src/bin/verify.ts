import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { verify } from '../lib/proof/verifier/verify.js';
import { grouped, sentence } from '../lib/proof/verifier/words.js';

// Reads nothing but the file and the words: no database, no network, no package.

const messages = new URL('../i18n/messages/en/proof.json', import.meta.url);
const usage = 'npm run accord -- verify FILE [--key FINGERPRINT]';

process.exitCode = await run(process.argv.slice(3));

async function run(args: string[]): Promise<0 | 1> {
	const asked = readArguments(args);
	if (!asked) return say([usage], 1);
	const bytes = await readFile(asked.file).catch(() => undefined);
	if (!bytes) return say([`There is no file ${asked.file} that can be read.`], 1);
	const words: Record<string, string> = JSON.parse(await readFile(messages, 'utf8'));
	const { findings, isSealChecked, fingerprint, facts } = await verify(new Uint8Array(bytes));
	if (findings.length > 0) {
		return say(
			['This is not what was signed:', ...findings.map((one) => `- ${sentence(one, words)}`)],
			1
		);
	}
	if (!isSealChecked || !fingerprint || !facts) {
		return say(['The seal cannot be checked: this Node.js knows no Ed25519.'], 1);
	}
	const key = `Key: ${grouped(fingerprint)}`;
	if (asked.key !== undefined && plain(asked.key) !== fingerprint) {
		return say(['The file is whole, but sealed with another key than the one you named.', key], 1);
	}
	return say(
		[
			`This is version ${facts.number} of plan ${facts.plan}, exactly as it was signed.`,
			`Copied on ${facts.exportedAt}; ${facts.changes} changes of its record are chained without a gap.`,
			key,
			...(asked.key === undefined
				? ['Compare the key with the one that the clinic gives you by another way.']
				: [])
		],
		0
	);
}

function readArguments(args: string[]): { file: string; key: string | undefined } | undefined {
	try {
		const { values, positionals } = parseArgs({
			args,
			options: { key: { type: 'string' } },
			allowPositionals: true
		});
		const [file] = positionals;
		return file === undefined || positionals.length > 1 ? undefined : { file, key: values.key };
	} catch {
		return undefined;
	}
}

function plain(fingerprint: string): string {
	return fingerprint.replaceAll(/[\s:]/g, '').toLowerCase();
}

function say(lines: readonly string[], code: 0 | 1): 0 | 1 {
	(code === 0 ? console.log : console.error)(lines.join('\n'));
	return code;
}
