import { expect, test } from 'vitest';
import type { PlanState } from '../../domain/change.ts';
import type { Anchor, Thread } from '../../domain/discussion/discussion.ts';
import { toId } from '../../domain/ids.ts';
import { anchorKey, isAbout, placeOf, sectionOf, sortThreads } from './threads.ts';

const passage: Anchor = {
	type: 'passage',
	document: 'story',
	start: 'AQ==',
	end: 'Ag==',
	quote: 'in June',
	before: '',
	after: ''
};
const treatment: Anchor = { type: 'treatment', treatmentId: toId('tens') };

function thread(id: string, more: Partial<Thread> = {}): Thread {
	return {
		id: toId(id),
		revision: 1,
		anchor: { type: 'plan' },
		status: 'open',
		needsAnswer: false,
		startedAt: '2026-11-01T08:00:00.000Z',
		startedBy: toId('rosa'),
		resolvedAt: null,
		resolvedBy: null,
		...more
	};
}

const nothing: PlanState = {
	plan: new Map(),
	member: new Map(),
	treatment: new Map(),
	response: new Map(),
	goal: new Map(),
	record: new Map(),
	safety: new Map(),
	restoration: new Map(),
	thread: new Map(),
	comment: new Map(),
	careSession: new Map(),
	agendaItem: new Map(),
	decision: new Map(),
	suggestion: new Map(),
	amendment: new Map(),
	version: new Map(),
	signature: new Map()
};

test('[U-17] what needs an answer comes first, then the newest; resolved ones apart', () => {
	const threads = [
		thread('old'),
		thread('new', { startedAt: '2026-11-05T08:00:00.000Z' }),
		thread('waits', { needsAnswer: true }),
		thread('done', { status: 'resolved', needsAnswer: true })
	];
	const { open, resolved } = sortThreads(threads, ({ startedAt }) => startedAt);
	expect(open.map(({ id }) => id)).toEqual(['waits', 'new', 'old']);
	expect(resolved.map(({ id }) => id)).toEqual(['done']);
});

test('[U-17] a section in view has what is about its passages and its treatments', () => {
	const inStory: Anchor = { type: 'section', section: 'story' };
	const inTreatments: Anchor = { type: 'section', section: 'treatments' };
	expect(isAbout(thread('a', { anchor: passage }), inStory)).toBe(true);
	expect(isAbout(thread('a', { anchor: treatment }), inTreatments)).toBe(true);
	expect(isAbout(thread('a', { anchor: treatment }), inStory)).toBe(false);
	expect(isAbout(thread('a', { anchor: passage }), { type: 'plan' })).toBe(true);
});

test('[U-17] a treatment that was removed leaves its conversation readable', () => {
	expect(placeOf(treatment, nothing)).toMatchObject({ target: null });
	expect(placeOf(passage, nothing)).toMatchObject({ target: 'story', quote: 'in June' });
});

test('[U-17] what is typed about one place does not show at another', () => {
	const places: readonly Anchor[] = [
		{ type: 'plan' },
		{ type: 'section', section: 'story' },
		treatment,
		passage,
		{ ...passage, start: 'Aw==' }
	];
	expect(new Set(places.map(anchorKey)).size).toBe(places.length);
	expect(places.map(sectionOf)).toEqual([null, 'story', 'treatments', 'story', 'story']);
});
