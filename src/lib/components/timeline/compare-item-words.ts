import type {
	GoalContent,
	RecordContent,
	ResponseContent,
	TreatmentContent
} from '../../domain/version/content.ts';
import type { ContentDifference } from '../../domain/version/difference.ts';
import type { ProseDoc } from '../../prose/node.ts';
import { detailFields } from '../../domain/treatment/details.ts';
import { fieldsByKind } from '../../domain/record/details.ts';
import { m } from '../../paraglide/messages.js';
import { recordTitle } from '../record/record-title.ts';
import { fieldWords, kindWords, valueWords } from '../record/record-words.ts';
import {
	goalStatusWords,
	responseWords,
	sectionWords,
	treatmentStatusWords
} from '../room/words.ts';
import type { Content } from '../version/lay-out.ts';
import { standing, stateOf } from '../version/lay-out-records.ts';
import { comparedWords, said, type ChangeWords } from './change-words.ts';
import type { ComparedPlace } from './compare-words.ts';
import { goalFieldLabel, goalFieldText } from './goal-event-words.ts';
import { doseChange, treatmentFieldLabel, treatmentFieldText } from './treatment-field-words.ts';

export interface Ends {
	readonly before: Content;
	readonly after: Content;
}

type Difference = ContentDifference<ProseDoc>;

export function treatmentDifference({ id, field }: Difference, ends: Ends): ComparedPlace {
	const [was, is] = both(id, ends, ({ treatments }) => treatments);
	const title = (is ?? was)?.name ?? m.timeline_about_gone();
	const place = (line: ChangeWords) => ({ key: id, title, lines: [line] });
	if (!was || !is) return place(cameOrWent(is));
	return place(treatmentField(field ?? '', { was, is }, ends));
}

function treatmentField(
	field: string,
	{ was, is }: { readonly was: TreatmentContent; readonly is: TreatmentContent },
	{ before, after }: Ends
): ChangeWords {
	if (field === 'status' || field === 'statusReason') {
		const words = ({ status }: TreatmentContent) => treatmentStatusWords(status, 'pain-specialist');
		if (field === 'status')
			return comparedWords({ label: m.compare_status(), from: words(was), to: words(is) });
		const label = m.treatment_dialog_reason();
		return comparedWords({ label, from: was.statusReason, to: is.statusReason });
	}
	if (field === 'proposedBy') return byWords(m.compare_brought_by(), was.proposedBy, is.proposedBy);
	const isSameUse = was.dosage?.frequency === is.dosage?.frequency;
	if (field === 'dosage' && isSameUse && was.dosage && is.dosage)
		return comparedWords({ label: m.compare_dose(), ...doseChange(was.dosage, is.dosage) });
	const known = [...detailFields, 'gateReason' as const].find((one) => one === field);
	if (!known) return said(m.compare_other({ field }));
	return comparedWords({
		label: treatmentFieldLabel(known),
		from: treatmentFieldText(known, was, namedIn(before)),
		to: treatmentFieldText(known, is, namedIn(after))
	});
}

export function responseDifference({ id }: Difference, ends: Ends): ComparedPlace {
	const [treatmentId = '', userId = ''] = id.split('/');
	const [, treatment] = both(treatmentId, ends, ({ treatments }) => treatments);
	const of = (content: Content) =>
		content.treatments
			.find((one) => one.id === treatmentId)
			?.responses.find(({ by }) => by.userId === userId);
	const [was, is] = [of(ends.before), of(ends.after)];
	const title = treatment?.name ?? m.timeline_about_gone();
	return { key: treatmentId, title, lines: [answerWords(was, is)] };
}

function answerWords(
	was: ResponseContent | undefined,
	is: ResponseContent | undefined
): ChangeWords {
	const name = (is ?? was)?.by.name ?? m.timeline_somebody();
	const isSaidAlike = was?.kind === is?.kind && was?.reason === is?.reason;
	if (is && !is.toThisWording && isSaidAlike) return said(m.compare_answer_earlier({ name }));
	const label = m.compare_answer({ name });
	return comparedWords({ label, from: answerText(was), to: answerText(is) });
}

function answerText(response: ResponseContent | undefined): string {
	if (!response) return '';
	const { kind, reason, toThisWording } = response;
	const words = responseWords(kind, false);
	const answer = reason === '' ? words : `${words}: “${reason}”`;
	return toThisWording ? answer : `${answer} (${m.compare_earlier_wording()})`;
}

export function goalDifference({ id, field }: Difference, ends: Ends): ComparedPlace {
	const [was, is] = both(id, ends, ({ goals }) => goals);
	const title = (is ?? was)?.text ?? sectionWords('goals');
	const place = (line: ChangeWords) => ({ key: id, title, lines: [line] });
	if (!was || !is) return place(cameOrWent(is));
	return place(goalField(field ?? '', was, is));
}

function goalField(field: string, was: GoalContent, is: GoalContent): ChangeWords {
	switch (field) {
		case 'text':
		case 'measure':
		case 'levels':
			return comparedWords({
				label: goalFieldLabel(field),
				from: goalFieldText(field, was),
				to: goalFieldText(field, is)
			});
		case 'status':
			return comparedWords({
				label: m.compare_status(),
				from: goalStatusWords(was.status),
				to: goalStatusWords(is.status)
			});
		case 'statusReason':
			return comparedWords({
				label: m.treatment_dialog_reason(),
				from: was.statusReason,
				to: is.statusReason
			});
		case 'addedBy':
			return byWords(m.compare_brought_by(), was.addedBy, is.addedBy);
		default:
			return said(m.compare_other({ field: m.compare_answers() }));
	}
}

export function recordDifference({ id, field }: Difference, ends: Ends): ComparedPlace {
	const [was, is] = both(id, ends, ({ records }) => records);
	const shown = is ?? was;
	const record = shown && standing(shown);
	const name = record ? recordTitle(record) : m.version_since_record();
	const title = shown ? `${kindWords(shown.kind)}: ${name}` : name;
	const place = (line: ChangeWords) => ({ key: id, title, lines: [line] });
	if (!was || !is) return place(cameOrWent(is));
	return place(recordField(field ?? '', { was, is }, ends));
}

function recordField(
	field: string,
	{ was, is }: { readonly was: RecordContent; readonly is: RecordContent },
	{ before, after }: Ends
): ChangeWords {
	const { kind } = is;
	if (!Object.hasOwn(fieldsByKind[kind], field)) {
		const isStated = field === 'statedBy';
		const label = isStated ? m.compare_stated_by() : m.compare_recorded_by();
		return isStated
			? byWords(label, was.statedBy, is.statedBy)
			: byWords(label, was.recordedBy, is.recordedBy);
	}
	return comparedWords({
		label: fieldWords(kind, field),
		from: valueWords({ kind, field, value: was.details[field] }, stateOf(before)),
		to: valueWords({ kind, field, value: is.details[field] }, stateOf(after))
	});
}

/** What it is stands above it. */
function cameOrWent(is: unknown): ChangeWords {
	return said(is ? m.compare_came() : m.compare_went());
}

function byWords(label: string, was: { name: string }, is: { name: string }): ChangeWords {
	return comparedWords({ label, from: was.name, to: is.name });
}

function both<Item extends { readonly id: string }>(
	id: string,
	{ before, after }: Ends,
	items: (content: Content) => readonly Item[]
): readonly [Item | undefined, Item | undefined] {
	const find = (content: Content) => items(content).find((item) => item.id === id);
	return [find(before), find(after)];
}

function namedIn({ goals, records }: Content) {
	return {
		goal: (id: string) => goals.find((goal) => goal.id === id)?.text ?? m.timeline_about_gone(),
		cause: (id: string) => {
			const content = records.find((record) => record.id === id);
			const record = content && standing(content);
			return record ? recordTitle(record) : m.timeline_about_gone();
		}
	};
}
