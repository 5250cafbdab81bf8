import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { verify } from '../lib/proof/verifier/verify.js';
import { grouped, sentence } from '../lib/proof/verifier/words.js';

// Reads nothing but the files and the words: no database, no network, no package.

type Words = Readonly<Record<string, string>>;

interface Asked {
	readonly files: readonly string[];
	/** The fingerprint that the seal must be of. */
	readonly key: string | undefined;
}

const messages = new URL('../i18n/messages/en/proof.json', import.meta.url);
const usage = 'npm run accord -- verify FILE … [--key FINGERPRINT]';

const asked = readArguments(process.argv.slice(3));
if (asked) await checkAll(asked);
else refuse([usage]);

async function checkAll({ files, key }: Asked): Promise<void> {
	const words: Words = JSON.parse(await readFile(messages, 'utf8'));
	for (const file of files) {
		if (files.length > 1) console.log(`${file}:`);
		const bytes = await readFile(file).catch(() => undefined);
		if (bytes) await check(new Uint8Array(bytes), { words, key });
		else refuse([`There is no file ${file} that can be read.`]);
	}
}

async function check(
	bytes: Uint8Array,
	{ words, key }: { readonly words: Words; readonly key: string | undefined }
): Promise<void> {
	const { findings, isSealChecked, fingerprint, facts } = await verify(bytes);
	if (findings.length > 0) {
		const found = findings.map((one) => `- ${sentence(one, words)}`);
		return refuse(['This is not what was signed:', ...found]);
	}
	if (!isSealChecked || !fingerprint || !facts) {
		return refuse(['The seal cannot be checked: this Node.js knows no Ed25519.']);
	}
	const sealedWith = `Key: ${grouped(fingerprint)}`;
	if (key !== undefined && plain(key) !== fingerprint) {
		return refuse([
			'The file is whole, but its seal is of another key than you named.',
			sealedWith
		]);
	}
	const { number, plan, exportedAt, changes } = facts;
	console.log(`This is version ${number} of plan ${plan}, exactly as it was signed.`);
	console.log(`Copied on ${exportedAt}; ${changes} changes of its record, chained without a gap.`);
	console.log(sealedWith);
	if (key === undefined) {
		console.log('Compare the key with the one that the clinic gives you by another way.');
	}
}

function readArguments(args: string[]): Asked | undefined {
	try {
		const options = { key: { type: 'string' } } as const;
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		return positionals.length === 0 ? undefined : { files: positionals, key: values.key };
	} catch {
		return undefined;
	}
}

function plain(fingerprint: string): string {
	return fingerprint.replaceAll(/[\s:]/g, '').toLowerCase();
}

function refuse(lines: readonly string[]): void {
	console.log(lines.join('\n'));
	process.exitCode = 1;
}
