import { bytesOf } from './content.js';
import { verify } from './verify.js';
import { filled, grouped, sentence } from './words.js';

/**
 * Checks what is shown, and any file that is dropped or chosen.
 *
 * @param {Readonly<Record<string, string>>} words
 */
export async function startPage(words) {
	// Written so that a browser gives back the text that it read: what is shown is what is checked.
	const shown = bytesOf(`<!DOCTYPE html>${document.documentElement.outerHTML}`);
	const show = createBox(words);
	show(await verify(shown), 'shown');
	const checkFile = async (/** @type {Blob | undefined} */ file) => {
		if (file) show(await verify(new Uint8Array(await file.arrayBuffer())), 'file');
	};
	const input = document.getElementById('file');
	if (input instanceof HTMLInputElement) {
		input.addEventListener('change', () => checkFile(input.files?.[0]));
	}
	document.getElementById('choose')?.removeAttribute('hidden');
	document.addEventListener('dragover', (event) => event.preventDefault());
	document.addEventListener('drop', (event) => {
		event.preventDefault();
		void checkFile(event.dataTransfer?.files[0]);
	});
}

/**
 * The box of the page that says what a check came to.
 *
 * @param {Readonly<Record<string, string>>} words
 */
function createBox(words) {
	const say = (/** @type {string} */ key) => words[`proof_${key}`] ?? key;
	/**
	 * @param {import('./verify.js').Verdict} verdict
	 * @param {'shown' | 'file'} about
	 */
	return ({ findings, isSealChecked, fingerprint, facts }, about) => {
		const whole = isSealChecked ? 'holds' : 'unsealed';
		const state = findings.length > 0 ? 'broken' : whole;
		const number = String(facts?.number ?? '');
		const sentences = findings.map((one) => sentence(one, words));
		const box = document.getElementById('verdict');
		box?.setAttribute('data-state', state);
		box?.replaceChildren(
			line(filled(say(`verdict_${state}`), { number }), 'headline'),
			...(state === 'broken' ? list(sentences, say('more')) : []),
			line(say(`verdict_${state}_next`)),
			...(state !== 'broken' ? [line(grouped(fingerprint ?? ''), 'mono')] : []),
			...(state === 'broken' && about === 'shown' ? [line(say('verdict_extension'))] : []),
			line(say(`verdict_about_${about}`), 'second')
		);
	};
}

const most = 12;

/**
 * @param {string} text
 * @param {string} [style]
 */
function line(text, style) {
	const element = document.createElement('p');
	element.textContent = text;
	if (style) element.className = style;
	return element;
}

/**
 * The first of them, and how many more there are.
 *
 * @param {readonly string[]} texts
 * @param {string} more
 */
function list(texts, more) {
	const element = document.createElement('ul');
	for (const text of texts.slice(0, most)) {
		const item = document.createElement('li');
		item.textContent = text;
		element.append(item);
	}
	if (texts.length <= most) return [element];
	return [element, line(filled(more, { count: String(texts.length - most) }))];
}
