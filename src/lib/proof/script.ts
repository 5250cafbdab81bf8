import messages from '../../i18n/messages/en/proof.json' with { type: 'json' };
import { closing } from './verifier/file.js';
import canonical from './verifier/canonical.js?raw';
import content from './verifier/content.js?raw';
import file from './verifier/file.js?raw';
import page from './verifier/page.js?raw';
import sha256 from './verifier/sha256.js?raw';
import tiles from './verifier/tiles.js?raw';
import verify from './verifier/verify.js?raw';
import words from './verifier/words.js?raw';

/**
 * The modules of the verifier as one script without libraries, that anybody can read: the same
 * lines that the command "verify" runs.
 */
export function verifierScript(): string {
	const modules = [sha256, canonical, tiles, file, content, verify, words, page];
	const said = Object.entries(messages).filter(([key]) => spoken.test(key));
	const start = `await startPage(${JSON.stringify(Object.fromEntries(said), null, '\t')});\n`;
	return `\n${[...modules.map(inlined), start].join('\n')}`;
}

/** What the script may say; the rest of the words stand in the page already. */
const spoken = /^proof_(found|item|verdict|more)/;

function inlined(source: string): string {
	return source.replaceAll(/^import [^;]*;\n/gm, '').replaceAll(/^export /gm, '');
}

export function scriptElement(script: string): string {
	return `\n<script type="module" id="accord-verifier">${script}${closing}`;
}
