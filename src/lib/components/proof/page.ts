import { m } from '../../paraglide/messages.js';
import { element, start, text } from './markup.ts';

export interface Frame {
	/** Plain CSS without "<". */
	readonly styles: string;
	/** SHA-256 of the script in Base64: no other may run. */
	readonly scriptHash: string;
}

/** The frame of the file: everything before the plan, and the box that shows what the check came to. */
export function pageFrame({ styles, scriptHash }: Frame): string {
	const policy =
		`default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; ` +
		"base-uri 'none'; form-action 'none'";
	const meta = (attributes: Readonly<Record<string, string>>) => start('meta', attributes);
	const head = element(
		'head',
		{},
		meta({ charset: 'utf-8' }),
		meta({ 'http-equiv': 'Content-Security-Policy', content: policy }),
		meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
		meta({ name: 'robots', content: 'noindex' }),
		meta({ name: 'referrer', content: 'no-referrer' }),
		element('title', {}, text(m.proof_page_title())),
		element('style', {}, `\n${styles}`)
	);
	return `<!DOCTYPE html>${start('html', { lang: 'en' })}${head}\n${start('body')}\n${checkBox()}`;
}

function checkBox(): string {
	return element(
		'aside',
		{ class: 'check', 'aria-labelledby': 'check' },
		element('h2', { id: 'check' }, text(m.proof_page_check())),
		element(
			'div',
			{ id: 'verdict', role: 'status' },
			element('p', { class: 'headline' }, text(m.proof_page_unchecked())),
			element('p', {}, text(m.proof_page_unchecked_why()))
		),
		element(
			'div',
			{ id: 'choose', hidden: '' },
			element('label', { for: 'file' }, text(m.proof_page_choose())),
			start('input', { type: 'file', id: 'file', 'aria-describedby': 'file-hint' }),
			element('p', { class: 'second', id: 'file-hint' }, text(m.proof_page_choose_hint()))
		)
	);
}
