/**
 * A finding as a sentence. The sentences come from the messages of the product
 * (src/i18n/messages/en/proof.json) and travel with the file.
 *
 * @param {import('./content.js').Finding} finding
 * @param {Readonly<Record<string, string>>} words
 */
export function sentence({ code, name = '' }, words) {
	if (code === 'field') return fieldSentence(name, words);
	return filled(words[`proof_found_${code}`] ?? code, { name });
}

/**
 * "goals/1/text" is the text of goal 2; names that have no words of their own stand as they are.
 *
 * @param {string} path
 * @param {Readonly<Record<string, string>>} words
 */
function fieldSentence(path, words) {
	const say = (/** @type {string} */ key) => words[`proof_${key}`] ?? '';
	const [group = '', at = '', ...rest] = path.split('/');
	if (at === '') return filled(say('found_field_plan'), { field: plain(group) });
	if (!/^\d+$/.test(at)) {
		const template = say(`found_field_${group}`) || say('found_field_plan');
		return filled(template, { field: plain(at) });
	}
	const n = String(Number(at) + 1);
	const item = filled(say(`item_${group}`) || say('item'), { n, group: plain(group) });
	const field = rest.filter((part) => part !== 'details').map(plain);
	if (field.length === 0) return filled(say('found_item'), { item });
	return filled(say('found_field'), { item, field: field.join(', ') });
}

/** @param {string} name */
function plain(name) {
	if (/^\d+$/.test(name)) return String(Number(name) + 1);
	return name.replaceAll('-', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/**
 * @param {string} template
 * @param {Readonly<Record<string, string>>} values
 */
export function filled(template, values) {
	return template.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/**
 * "4f9c 21ae …": a fingerprint that can be read out and compared.
 *
 * @param {string} hex
 */
export function grouped(hex) {
	return hex.match(/.{1,4}/g)?.join(' ') ?? '';
}
