import { emptyState, type PlanState } from '../../domain/change.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { recordFrom } from '../../domain/record/record-from.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import type { SectionKey } from '../../domain/plan/section.ts';
import type { RecordContent } from '../../domain/version/content.ts';
import { m } from '../../paraglide/messages.js';
import { historyKinds } from '../record/history-groups.ts';
import { recordFacts } from '../record/record-facts.ts';
import { recordTitle } from '../record/record-title.ts';
import { choiceWords, kindWords } from '../record/record-words.ts';
import { sectionWords } from '../room/words.ts';
import type { Content } from './lay-out.ts';
import { diffLine, shown, type ShownLine } from './line-diff.ts';
import type { DocumentSection } from './plan-document.ts';
import { plainLine, type Line } from './prose-lines.ts';

/** What is on record, in the order in which a version lists it; each against its own earlier words. */
export function recordSections(
	content: Content,
	before: Content | null
): readonly DocumentSection[] {
	return groups.map(({ section, kinds }) => ({
		key: section,
		title: sectionWords(section),
		voice: 'record',
		onPaper: 'looked-up',
		lines: linesOf(kinds, content, before),
		entries: []
	}));
}

const groups: readonly { readonly section: SectionKey; readonly kinds: readonly RecordKind[] }[] = [
	{ section: 'history', kinds: historyKinds },
	{ section: 'conditions', kinds: ['condition'] },
	{ section: 'imaging', kinds: ['study', 'finding'] },
	{ section: 'causes', kinds: ['reevaluation', 'cause', 'evidence'] },
	{ section: 'weighing', kinds: ['stance'] }
];

function linesOf(
	kinds: readonly RecordKind[],
	content: Content,
	before: Content | null
): readonly ShownLine[] {
	const isHere = ({ kind }: RecordContent) => kinds.includes(kind);
	const earlier = new Map(before?.records.filter(isHere).map((record) => [record.id, record]));
	const kept = inReadingOrder(content.records.filter(isHere)).map((record) => {
		const was = earlier.get(record.id);
		const now = lineOf(record, content);
		if (before && !was) return shown(now, 'added');
		return diffLine(was && before ? lineOf(was, before) : null, now);
	});
	const gone = [...earlier.values()]
		.filter(({ id }) => !content.records.some((record) => record.id === id))
		.map((record) => shown(lineOf(record, before ?? content), 'removed'));
	return [...kept, ...gone];
}

/** What belongs to another record stands under it: a finding under its study, evidence under its cause. */
function inReadingOrder(records: readonly RecordContent[]): readonly RecordContent[] {
	const isUnder = (record: RecordContent) => records.some(({ id }) => id === ownerOf(record));
	return records
		.filter((record) => !isUnder(record))
		.flatMap((owner) => [owner, ...records.filter((record) => ownerOf(record) === owner.id)]);
}

function ownerOf({ details }: RecordContent): unknown {
	return details['studyId'] ?? details['causeId'];
}

function lineOf(content: RecordContent, within: Content): Line {
	const record = standing(content);
	const [title = content.kind, ...rest] = record ? recordWords(record, content, within) : [];
	const more = rest.length === 0 ? '' : ` · ${rest.join(' · ')}`;
	const [head, tail] = [plainLine(title, 'item'), plainLine(more)];
	const isUnder = within.records.some(({ id }) => id === ownerOf(content));
	const bold = !isUnder;
	return {
		...head,
		depth: isUnder ? 2 : 1,
		runs: [...head.runs.map((run) => ({ ...run, bold })), ...tail.runs]
	};
}

function recordWords(
	record: ClinicalRecord,
	content: RecordContent,
	within: Content
): readonly string[] {
	const facts = recordFacts(record, stateOf(within))
		.filter(({ value }) => value !== '')
		.map(({ label, value }) => `${label}: ${value}`);
	return [titleOf(record), ...positionOf(record, content), ...facts];
}

/** In one list of several kinds each says what it is: an allergy is not taken for a medicine. */
function titleOf(record: ClinicalRecord): string {
	const title = recordTitle(record);
	if (record.kind === 'evidence')
		return `${choiceWords('evidence', 'direction', record.details.direction)}: ${title}`;
	const kind = kindWords(record.kind);
	return historyKinds.some((one) => one === record.kind) && title !== kind
		? `${kind}: ${title}`
		: title;
}

/** What the record takes a position in, and who says so. */
function positionOf(record: ClinicalRecord, { statedBy }: RecordContent): readonly string[] {
	const by = { name: statedBy.name };
	switch (record.kind) {
		case 'condition':
			return [choiceWords('condition', 'presence', record.details.presence)];
		case 'finding': {
			const { explainsSymptom, change } = record.details;
			const explains = choiceWords('finding', 'explainsSymptom', explainsSymptom);
			return [
				choiceWords('finding', 'change', change),
				`${m.imaging_explains()} ${explains} (${m.imaging_rated_by(by)})`
			];
		}
		case 'cause': {
			const { status, statusReason, wouldChange } = record.details;
			return [
				choiceWords('cause', 'status', status),
				...(statusReason === '' ? [] : [`“${statusReason}” (${by.name})`]),
				...(wouldChange === '' ? [] : [`${m.reevaluation_would_change()} ${wouldChange}`])
			];
		}
		case 'reevaluation':
			return record.details.summary === '' ? [] : [record.details.summary];
		case 'stance':
			return record.details.text === '' ? [] : [`“${record.details.text}” (${by.name})`];
		default:
			return [];
	}
}

/** What was signed, as the record that it was; when it was written is not part of a version. */
export function standing({ id, kind, details, recordedBy, statedBy }: RecordContent) {
	const head = {
		id,
		revision: 1,
		recordedAt: '',
		recordedBy: recordedBy.userId,
		revisedAt: '',
		revisedBy: recordedBy.userId,
		statedAt: '',
		statedBy: statedBy.userId,
		enteredInErrorAt: null,
		enteredInErrorReason: ''
	};
	return recordFrom(head, kind, details);
}

/** The records of a version where the words of one refer to another. */
export function stateOf({ records }: Content): PlanState {
	const standingRecords = records.flatMap((record) => standing(record) ?? []);
	return { ...emptyState, record: new Map(standingRecords.map((record) => [record.id, record])) };
}
