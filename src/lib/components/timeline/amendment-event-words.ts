import { m } from '../../paraglide/messages.js';
import { subjectWords } from '../amendment/amendment-words.ts';
import { said, type ChangeWords } from './change-words.ts';
import type { EventOf, Telling } from './telling.ts';

/** What was asked to be put right, or what was said about it. */
export function amendmentWords(
	{ command, entity }: EventOf<'amendment'>,
	telling: Telling
): readonly ChangeWords[] {
	const { decision, disagreement, reply } = entity;
	const words = { about: subjectWords(entity.about), number: versionNumber(entity, telling) };
	switch (command) {
		case 'DecideAmendment':
			return [said(decisionWords(words, decision))];
		case 'StateDisagreement':
			return [said(m.amendment_told_disagreed({ ...words, text: disagreement?.text ?? '' }))];
		case 'ReplyToDisagreement':
			return [said(m.amendment_told_replied({ ...words, text: reply?.text ?? '' }))];
		default:
			return [said(m.amendment_told_asked({ ...words, request: entity.request }))];
	}
}

export function amendmentHref({ entity }: EventOf<'amendment'>, telling: Telling): string {
	const number = versionNumber(entity, telling);
	return `${telling.planHref}/versions/${number}#amendment-${entity.id}`;
}

function versionNumber(
	{ versionId }: EventOf<'amendment'>['entity'],
	{ now }: Pick<Telling, 'now'>
): string {
	return String(now.version.get(versionId)?.number ?? 1);
}

function decisionWords(
	words: { readonly about: string; readonly number: string },
	decision: EventOf<'amendment'>['entity']['decision']
): string {
	const reason = decision?.reason ?? '';
	if (decision?.kind === 'denied') return m.amendment_told_denied({ ...words, reason });
	return reason === ''
		? m.amendment_told_accepted(words)
		: m.amendment_told_accepted_reason({ ...words, reason });
}
