import type { Signature } from '../../domain/version/version.ts';
import { m } from '../../paraglide/messages.js';
import type { Piece } from '../../proof/pieces.ts';
import type { AmendmentShown } from '../amendment/amendment-view.ts';
import { absoluteTime } from '../relative-time.ts';
import { roleWords } from '../role-words.ts';
import { deputyForWords, factorWords, signedAtWords } from '../version/circumstance-words.ts';
import { grouped } from '../version/hash.ts';
import type { ShownLine, ShownRun } from '../version/line-diff.ts';
import { meaningWords } from '../version/meaning-words.ts';
import type { DocumentEntry, DocumentSection, PlanDocument } from '../version/plan-document.ts';
import { element, text } from './markup.ts';

export interface SignatureShown extends Pick<
	Signature,
	'name' | 'role' | 'meaning' | 'statement' | 'signedAt' | 'circumstances'
> {
	/** What its author was warned of, and why they signed all the same. */
	readonly reasons: readonly { readonly words: string; readonly reason: string }[];
}

/** What somebody reads who has the file and nothing else. */
export interface ReadableVersion {
	readonly number: number;
	readonly contentHash: string;
	readonly document: PlanDocument;
	/** The numbers of the versions that this one puts right. */
	readonly amends: readonly number[];
	/** What was asked to be put right in this one since, in the order it was. */
	readonly amendments: readonly AmendmentShown[];
	/** In the order they were made. */
	readonly signatures: readonly SignatureShown[];
	readonly clinic: { readonly name: string; readonly timeZone: string };
	readonly exportedAt: string;
	/** The changes that the file's record goes from and to. */
	readonly changes: readonly [from: number, to: number];
	readonly keyFingerprint: string;
}

/** The plan as it is read and printed, in pieces that a check can name. */
export function readablePieces(version: ReadableVersion): readonly Piece[] {
	return [
		['', '\n<main id="readable">\n<article class="sheet">'],
		[m.version_since_head(), head(version)],
		...version.document.sections.map((section): Piece => [section.title, sectionOf(section)]),
		['', '\n</article>'],
		[m.version_signatures(), signaturesOf(version)],
		...(version.amendments.length > 0
			? [[m.amendment_title(), amendmentsOf(version)] as const]
			: []),
		[m.proof_page_reference(), referenceOf(version)],
		[m.proof_page_proves(), statement()],
		['', '\n</main>']
	];
}

function head({ number, document, signatures, clinic, amends }: ReadableVersion): string {
	const { patient, team, title, ask } = document.head;
	const author = signatures.find(({ meaning }) => meaning === 'author');
	const kicker = m.proof_page_kicker({ number: String(number) });
	return element(
		'header',
		{},
		element('p', { class: 'kicker' }, text(kicker)),
		element('p', { class: 'patient' }, words(patient)),
		element('h1', {}, words(title)),
		...(author
			? [
					paragraph(
						m.proof_page_signed({
							time: absoluteTime(new Date(author.signedAt), clinic.timeZone),
							name: author.name
						}),
						'second'
					)
				]
			: []),
		...amends.map((earlier) => paragraph(m.version_amends({ number: String(earlier) }), 'second')),
		...(ask.runs.length > 0 ? [labelled(m.version_asked(), words(ask))] : []),
		labelled(m.version_care_team(), words(team))
	);
}

function labelled(label: string, html: string): string {
	return element('p', {}, element('b', {}, text(label)), ' ', html);
}

function paragraph(sentence: string, style = ''): string {
	return element('p', style === '' ? {} : { class: style }, text(sentence));
}

function sectionOf({ key, title, voice, lines, entries }: DocumentSection): string {
	const isEmpty = lines.length === 0 && entries.length === 0;
	return `\n${element(
		'section',
		{ class: voice, 'aria-labelledby': `section-${key}` },
		element('h2', { id: `section-${key}` }, text(title)),
		...(isEmpty ? [paragraph(m.version_nothing(), 'second')] : []),
		...lines.map(lineOf),
		...entries.map(entryOf)
	)}`;
}

function lineOf(line: ShownLine): string {
	const { kind, depth, marker } = line;
	if (kind === 'item') {
		const level = String(Math.min(Math.max(depth, 1), 6));
		return element(
			'p',
			{ class: `item depth-${level}` },
			element('span', { class: 'marker' }, text(marker)),
			element('span', {}, words(line))
		);
	}
	return kind === 'paragraph' ? element('p', {}, words(line)) : element('h3', {}, words(line));
}

function words({ runs }: ShownLine): string {
	return runs.map(runOf).join('');
}

function runOf({ text: said, bold, italic, href }: ShownRun): string {
	const inner = text(said);
	const strong = bold ? element('b', {}, inner) : inner;
	const styled = italic ? element('i', {}, strong) : strong;
	if (href === null) return styled;
	const safe = href.replaceAll('<', '%3C').replaceAll('>', '%3E');
	return element('a', { href: safe, rel: 'noreferrer noopener nofollow' }, styled);
}

function entryOf({ title, standing, facts }: DocumentEntry): string {
	return element(
		'div',
		{ class: 'entry' },
		element('h3', {}, words(title)),
		element('p', { class: 'second' }, words(standing)),
		...facts.map(({ term, line }) => labelled(`${term}:`, words(line)))
	);
}

function signaturesOf({ signatures, clinic }: ReadableVersion): string {
	return `\n${element(
		'section',
		{ class: 'signatures', 'aria-labelledby': 'signatures' },
		element('h2', { id: 'signatures' }, text(m.version_signatures())),
		...signatures.map((signature) => signatureOf(signature, clinic.timeZone))
	)}`;
}

function signatureOf(signature: SignatureShown, clinicTimeZone: string): string {
	const { name, role, meaning, statement: added, reasons } = signature;
	const who = [name, roleWords(role), deputyForWords(signature)].filter((part) => part !== '');
	const factors = factorWords(signature);
	return element(
		'div',
		{ class: 'signature' },
		element('h3', {}, text(who.join(', '))),
		paragraph(meaningWords(meaning), 'meaning'),
		...(added === '' ? [] : [element('blockquote', {}, text(added))]),
		...(reasons.length > 0 ? [paragraph(m.version_warnings({ name }), 'term')] : []),
		...reasons.flatMap(({ words: warning, reason }) => [
			paragraph(warning),
			element('blockquote', {}, text(reason))
		]),
		paragraph(signedAtWords(signature, clinicTimeZone), 'second'),
		...(factors === '' ? [] : [paragraph(factors, 'second')])
	);
}

function amendmentsOf({ amendments, clinic }: ReadableVersion): string {
	const time = (at: string) => paragraph(absoluteTime(new Date(at), clinic.timeZone), 'second');
	return `\n${element(
		'section',
		{ class: 'signatures', 'aria-labelledby': 'amendments' },
		element('h2', { id: 'amendments' }, text(m.amendment_title())),
		...amendments.map(({ about, name, request, askedAt, status, said }) =>
			element(
				'div',
				{ class: 'signature' },
				element('h3', {}, text(about)),
				paragraph(status, 'meaning'),
				paragraph(m.amendment_asks({ name }), 'term'),
				element('blockquote', {}, text(request)),
				time(askedAt),
				...said.flatMap(({ heading, text: words, at }) => [
					paragraph(heading, 'term'),
					...(words === '' ? [] : [element('blockquote', {}, text(words))]),
					time(at)
				])
			)
		)
	)}`;
}

function referenceOf(version: ReadableVersion): string {
	const { clinic, exportedAt, changes, contentHash, keyFingerprint } = version;
	const time = absoluteTime(new Date(exportedAt), clinic.timeZone);
	return `\n${element(
		'section',
		{ class: 'reference', 'aria-labelledby': 'reference' },
		element('h2', { id: 'reference' }, text(m.proof_page_reference())),
		paragraph(m.proof_page_exported({ time, clinic: clinic.name })),
		paragraph(m.proof_page_record({ from: String(changes[0]), to: String(changes[1]) })),
		paragraph(m.proof_page_hash(), 'second'),
		paragraph(grouped(contentHash), 'mono'),
		paragraph(m.proof_page_key(), 'second'),
		paragraph(grouped(keyFingerprint), 'mono')
	)}`;
}

function statement(): string {
	return `\n${element(
		'section',
		{ class: 'statement', 'aria-labelledby': 'proves' },
		element('h2', { id: 'proves' }, text(m.proof_page_proves())),
		...[
			m.proof_page_proves_text(),
			m.proof_page_proves_who(),
			m.proof_page_proves_key(),
			m.proof_page_proves_law(),
			m.proof_page_proves_self()
		].map((sentence) => paragraph(sentence))
	)}`;
}
