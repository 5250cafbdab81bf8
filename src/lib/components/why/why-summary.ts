import type { PlanView } from '../../client/plan-view.svelte.ts';
import type { SectionKey } from '../../domain/plan/section.ts';
import { compareStudies } from '../../domain/imaging/comparison.ts';
import { boardOf } from '../../domain/reevaluation/board.ts';
import type { CauseStatus } from '../../domain/reevaluation/reevaluation.ts';
import { m } from '../../paraglide/messages.js';
import { conditionRows, standingOf } from '../record/condition-rows.ts';
import { recordFacts } from '../record/record-facts.ts';
import { recordTitle } from '../record/record-title.ts';
import { choiceWords } from '../record/record-words.ts';
import { causeName, causeStatusWords } from '../reevaluation/cause-words.ts';

export interface SummaryLine {
	readonly section: SectionKey;
	/** What matters most of the section, a few words each; none where nothing is recorded. */
	readonly parts: readonly { readonly label: string; readonly text: string }[];
}

type Records = Pick<PlanView, 'recordsOf' | 'state'>;

/** The page in a few lines, the answer first: what it may be, what images show, what else is there. */
export function whySummary(room: Records, isPatient: boolean): readonly SummaryLine[] {
	return [
		{ section: 'causes', parts: causeParts(room, isPatient) },
		{ section: 'imaging', parts: imagingParts(room) },
		{ section: 'conditions', parts: conditionParts(room) },
		{ section: 'history', parts: historyParts(room) }
	];
}

const statusOrder: readonly CauseStatus[] = ['supported', 'open', 'not-assessable', 'refuted'];

/** What is supported by name; of the others, names while they are few. */
function causeParts(room: Records, isPatient: boolean): SummaryLine['parts'] {
	const board = boardOf(room.recordsOf('cause'), room.recordsOf('evidence'));
	return statusOrder.flatMap((status) => {
		const names = board
			.filter(({ cause }) => cause.details.status === status)
			.map(({ cause }) => causeName(cause.details, isPatient));
		if (names.length === 0) return [];
		const isNamed = status === 'supported' || names.length <= few;
		const text = isNamed ? names.join('; ') : String(names.length);
		return [{ label: causeStatusWords(status, isPatient), text }];
	});
}

const few = 3;

/** The newest study, and what in it is new, worse or said to explain the pain. */
function imagingParts(room: Records): SummaryLine['parts'] {
	const { studies } = compareStudies(room.recordsOf('study'), []);
	const newest = studies.findLast(({ details }) => details.status === 'done');
	if (!newest) return [];
	const telling = room
		.recordsOf('finding')
		.filter(
			({ details }) =>
				details.studyId === newest.id &&
				(details.change === 'new' ||
					details.change === 'worse' ||
					details.explainsSymptom === 'yes')
		)
		.map((finding) => ({
			label: choiceWords('finding', 'change', finding.details.change),
			text: recordTitle(finding)
		}));
	return [{ label: m.why_newest_study(), text: recordTitle(newest) }, ...telling];
}

/** What is there; where nothing is, what was asked about and is not. */
function conditionParts(room: Records): SummaryLine['parts'] {
	const rows = conditionRows(room.recordsOf('condition'));
	const present = rows
		.filter((row) => standingOf(row) === 'present')
		.map(({ name, record }) => {
			const values = record ? recordFacts(record, room.state).filter(isValue) : [];
			const words = values.map(({ field, label, value }) =>
				field === 'pressure' ? value : m.why_value({ label, value })
			);
			return { label: name, text: words.join(', ') };
		});
	const absent = rows.filter((row) => standingOf(row) === 'absent').map(({ name }) => name);
	if (present.length > 0 || absent.length === 0) return present;
	const isNamed = absent.length <= few;
	const text = isNamed ? absent.join('; ') : m.why_absent_count({ count: String(absent.length) });
	return [{ label: m.record_presence_absent(), text }];
}

const valueFields: readonly string[] = ['pressure', 'hba1c', 'egfr', 'bmi'];

function isValue({ field }: { readonly field: string }): boolean {
	return valueFields.includes(field);
}

function historyParts(room: Records): SummaryLine['parts'] {
	const operations = room
		.recordsOf('operation')
		.toSorted((one, other) =>
			(one.details.performedOn ?? '') < (other.details.performedOn ?? '') ? -1 : 1
		)
		.map(recordTitle);
	const implants = room.recordsOf('implant').map(recordTitle);
	return [
		{ label: m.why_operations(), text: operations.join('; ') },
		{ label: m.why_implants(), text: implants.join('; ') }
	].filter(({ text }) => text !== '');
}
