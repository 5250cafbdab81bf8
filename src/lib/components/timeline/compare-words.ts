import type { ContentDifference } from '../../domain/version/difference.ts';
import type { PersonContent } from '../../domain/version/content.ts';
import type { ProseDoc } from '../../prose/node.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import { roleWords } from '../role-words.ts';
import { sectionWords, urgencyWords } from '../room/words.ts';
import type { Content } from '../version/lay-out.ts';
import { comparedWords, said, type ChangeWords } from './change-words.ts';
import {
	goalDifference,
	recordDifference,
	responseDifference,
	treatmentDifference,
	type Ends
} from './compare-item-words.ts';
import { amendmentDifference } from './compare-amendment-words.ts';
import { proseDifference } from './compare-prose-words.ts';

type Difference = ContentDifference<ProseDoc>;

/** What changed in one place, under its name. */
export interface ComparedPlace {
	readonly key: string;
	readonly title: string;
	readonly lines: readonly ChangeWords[];
}

/** All that reads differently, in words and in reading order: something for every difference. */
export function comparedPlaces(
	differences: readonly Difference[],
	before: Content,
	after: Content
): readonly ComparedPlace[] {
	const ends = { before, after };
	const places = new Map<string, ComparedPlace>();
	for (const difference of differences) {
		const { key, title, lines } = placeOf(difference, ends);
		const so = places.get(key);
		const known = so?.lines ?? [];
		// Several parts of one answer differ at once, and are told at once.
		const more = lines.filter(({ text }) => !known.some((line) => line.text === text));
		places.set(key, { key, title: so?.title ?? title, lines: [...known, ...more] });
	}
	return [...places.values()];
}

function placeOf(difference: Difference, ends: Ends): ComparedPlace {
	switch (difference.kind) {
		case 'plan':
		case 'patient':
			return { key: 'head', title: m.version_since_head(), lines: [headWords(difference)] };
		case 'member':
			return { key: 'team', title: m.version_since_team(), lines: [memberWords(difference)] };
		case 'section': {
			const { id, from, to } = difference;
			return { key: id, title: sectionWords(id), lines: proseDifference(from, to) };
		}
		case 'record':
			return recordDifference(difference, ends);
		case 'goal':
			return goalDifference(difference, ends);
		case 'treatment':
			return treatmentDifference(difference, ends);
		case 'amendment':
			return amendmentDifference(difference, ends);
		case 'response':
			return responseDifference(difference, ends);
	}
}

function headWords({ field, from, to }: Difference): ChangeWords {
	const label = (headLabels[field ?? ''] ?? m.timeline_plan_item)();
	const text = (value: unknown) => headText(field ?? '', value);
	return comparedWords({ label, from: text(from), to: text(to) });
}

function headText(field: string, value: unknown): string {
	if (typeof value !== 'string') return '';
	if (field === 'birthDate') return calendarDay(value);
	const urgency = urgencies.find((one) => one === value);
	return field === 'urgency' && urgency ? urgencyWords(urgency) : value;
}

const urgencies = ['emergency', 'urgent', 'soon', 'elective', 'monitoring'] as const;

const headLabels: Readonly<Record<string, () => string>> = {
	name: m.timeline_plan_name,
	birthDate: m.timeline_plan_birth,
	identifier: m.timeline_plan_number,
	title: m.timeline_plan_title,
	ask: m.timeline_plan_ask,
	urgency: m.timeline_plan_urgency
};

function memberWords({ from, to }: Difference): ChangeWords {
	const [was, is] = [personText(from), personText(to)];
	if (was === '') return said(m.compare_added({ text: is }));
	if (is === '') return said(m.compare_removed({ text: was }));
	return comparedWords({ label: m.compare_name(), from: was, to: is });
}

function personText(value: unknown): string {
	if (typeof value === 'string') return value;
	return isPerson(value) ? `${value.name} (${roleWords(value.role)})` : '';
}

export function isPerson(value: unknown): value is PersonContent {
	return typeof value === 'object' && value !== null && 'name' in value && 'role' in value;
}
