import { expect, test } from 'vitest';
import { toId } from '../../domain/ids.ts';
import { testRecord } from '../../domain/record/test-records.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import type { EntityEvent } from '../../protocol/event.ts';
import { changeLines } from './changes.ts';
import type { News } from '../../protocol/today.ts';

const okafor = { name: 'Dr Amara Okafor', role: 'pain-specialist' } as const;

const tens: Treatment = {
	id: toId('t1'),
	revision: 1,
	name: 'TENS trial',
	kind: 'device',
	why: '',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null,
	status: 'chosen',
	statusReason: '',
	statusAt: '2026-11-22T10:00:00Z',
	statusBy: toId('u3'),
	proposedAt: '2026-11-20T10:00:00Z',
	proposedBy: toId('u3'),
	detailsRevision: 1,
	gateReason: ''
};

const head = {
	seq: 7,
	opId: toId<EntityEvent['opId']>('o1'),
	at: '2026-11-22T10:00:00Z',
	actorId: toId<EntityEvent['actorId']>('u3'),
	role: 'pain-specialist',
	type: 'entity'
} as const;

const reading = {
	planHref: '/plans/p1',
	treatments: [tens],
	versions: [{ id: 'v1', number: 1 }],
	ownSince: new Map([
		['own', '2026-11-22T09:00:00Z'],
		['asked first', '2026-11-22T11:00:00Z']
	]),
	asked: new Set<string>()
};

function told(event: EntityEvent, other: Partial<typeof reading> = {}) {
	const news: News[] = [{ type: 'entity', by: okafor, event }];
	return changeLines(news, { ...reading, ...other }).map(({ text, href }) => `${text} → ${href}`);
}

function comment(threadId: string): EntityEvent {
	const entity = {
		id: toId<'c' & never>('c1'),
		revision: 1,
		threadId: toId<'t' & never>(threadId),
		text: 'Half an hour is fine.',
		mentions: [],
		writtenAt: head.at,
		writtenBy: head.actorId,
		enteredInErrorAt: null
	};
	return { ...head, command: 'ReplyToThread', kind: 'comment', entity };
}

test('[U-4] a decision is told in a sentence with the way to it', () => {
	const event = {
		...head,
		command: 'SetTreatmentStatus',
		kind: 'treatment',
		entity: tens
	} as const;
	expect(told(event)).toEqual(['Your team has chosen TENS trial → /plans/p1#treatment-t1']);
});

test('[U-4] what was set aside says why', () => {
	const entity = { ...tens, status: 'set-aside', statusReason: 'There is a pacemaker.' } as const;
	const event = { ...head, command: 'SetTreatmentStatus', kind: 'treatment', entity } as const;
	expect(told(event)).toEqual([
		'TENS trial was set aside: There is a pacemaker. → /plans/p1#treatment-t1'
	]);
});

test('[U-4] a comment after one’s own is an answer, one before it is not', () => {
	expect(told(comment('own'))).toEqual([
		'Dr Amara Okafor answered you: “Half an hour is fine.” → /plans/p1#thread-own'
	]);
	expect(told(comment('asked first'))).toEqual([
		'Dr Amara Okafor wrote: “Half an hour is fine.” → /plans/p1#thread-asked first'
	]);
	expect(told(comment('other'))).toEqual([
		'Dr Amara Okafor wrote: “Half an hour is fine.” → /plans/p1#thread-other'
	]);
});

test('[U-4] what is asked at the top of the page is not told again', () => {
	const event = { ...head, command: 'ProposeTreatment', kind: 'treatment', entity: tens } as const;
	expect(told(event, { asked: new Set(['t1']) })).toEqual([]);
	expect(told(comment('own'), { asked: new Set(['own']) })).toEqual([]);
});

test('[U-4] prose is told by its section', () => {
	const news: News[] = [
		{ type: 'prose', by: null, document: 'story', seq: 9, at: '2026-11-22T10:00:00Z' }
	];
	expect(changeLines(news, reading).map(({ text }) => text)).toEqual([
		'Somebody wrote in “The story so far”'
	]);
});

test('[U-4] an entry of the history is told by its name, added, changed or removed', () => {
	const entity = testRecord('operation');
	const removed = testRecord('operation', { head: { enteredInErrorAt: head.at } });
	const event = { ...head, kind: 'record' } as const;
	expect([
		...told({ ...event, command: 'AddRecord', entity }),
		...told({ ...event, command: 'ReviseRecord', entity: testRecord('condition') }),
		...told({ ...event, command: 'RemoveRecord', entity: removed })
	]).toEqual([
		'Dr Amara Okafor added an operation: Fusion L4–S1, May 2023 → /plans/p1/why#history',
		'Dr Amara Okafor changed a condition: Diabetes → /plans/p1/why#conditions',
		'Dr Amara Okafor removed an operation: Fusion L4–S1, May 2023 → /plans/p1/why#history'
	]);
});
