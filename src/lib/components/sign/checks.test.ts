import { expect, test } from 'vitest';
import type { Comment } from '../../domain/discussion/discussion.ts';
import { toId } from '../../domain/ids.ts';
import type { SafetyCheck } from '../../domain/safety/safety-check.ts';
import { testCheck } from '../../domain/safety/test-checks.ts';
import type { PersonContent, PlanContent, TreatmentContent } from '../../domain/version/content.ts';
import {
	answerChecks,
	signingChecks,
	summaryChecks,
	emptyChecks,
	unaskedChecks
} from './checks.ts';

const rosa: PersonContent = { userId: toId('u1'), name: 'Rosa Alvarez', role: 'patient' };
const okafor: PersonContent = {
	userId: toId('u3'),
	name: 'Dr Amara Okafor',
	role: 'pain-specialist'
};

const pool: TreatmentContent = {
	id: toId('t1'),
	name: 'Pool exercise',
	kind: 'exercise',
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
	status: 'active',
	statusReason: '',
	gateReason: '',
	proposedBy: okafor,
	responses: [{ by: rosa, kind: 'accept', reason: '', toThisWording: true }]
};

function withTreatment(treatment: TreatmentContent): PlanContent {
	return {
		format: 'accord-plan/3',
		planId: toId('p1'),
		clinicId: toId('c1'),
		patient: { name: 'Rosa Alvarez', birthDate: '1968-03-04', identifier: null },
		title: '',
		ask: '',
		urgency: 'elective',
		careTeam: [rosa, okafor],
		sections: {
			'what-matters': null,
			story: null,
			'working-diagnosis': null,
			'plan-summary': null
		},
		records: [],
		goals: [],
		treatments: [treatment],
		amendments: []
	};
}

function written(by: PersonContent, minute: number): Comment {
	return {
		id: toId(`c${minute}`),
		revision: 1,
		threadId: toId('asked'),
		text: `at ${minute}`,
		mentions: [],
		writtenAt: `2026-11-22T10:0${minute}:00Z`,
		writtenBy: by.userId,
		enteredInErrorAt: null
	};
}

function questionLine(comments: readonly Comment[], decided: readonly string[] = []) {
	const blockers = [{ type: 'needs-answer', threadId: toId<never>('asked') }] as const;
	const decidedOn = new Map(decided.map((text) => [toId<never>('asked'), text]));
	const discussion = { threads: [], comments, members: [rosa, okafor], decidedOn };
	const line = signingChecks(blockers, '/plans/p1', discussion).find(({ key }) => key === 'asked');
	return [line?.state, line?.words, line?.mend?.words, line?.mend?.href, line?.quote];
}

test('[VE3] a question without an answer leads to it; an answered one says what is left', () => {
	const question = written(rosa, 1);
	const more = written(rosa, 2);
	expect(questionLine([more, question])).toEqual([
		'missing',
		'A question needs an answer:',
		'Answer it',
		'/plans/p1#thread-asked',
		'at 1'
	]);
	expect(questionLine([question, written(okafor, 3)])).toEqual([
		'missing',
		'Dr Amara Okafor has answered this question. Mark it as resolved when it is settled:',
		'Read and resolve it',
		'/plans/p1#thread-asked',
		'at 1'
	]);
});

test('[VE3] [CS20] one that a session decided in words says so, and stays in the way', () => {
	const [state, words, , href] = questionLine([written(rosa, 1)], ['She may drive.']);
	expect([state, words, href]).toEqual([
		'missing',
		'In a session it was decided: “She may drive.” Answer this question or mark it as resolved:',
		'/plans/p1#thread-asked'
	]);
});

test('[VE3] a plan without a goal leads to the goals', () => {
	const lines = (blockers: Parameters<typeof signingChecks>[0]) =>
		signingChecks(blockers, '/plans/p1', {
			threads: [],
			comments: [],
			members: [],
			decidedOn: new Map()
		})
			.filter(({ key }) => key === 'goal')
			.map(({ state, mend }) => [state, mend?.href]);
	expect(lines([{ type: 'no-accepted-goal' }])).toEqual([['missing', '/plans/p1#goals']]);
	expect(lines([])).toEqual([['in-order', undefined]]);
});

test('[VE3] each empty part is named, leads there, and does not stand in the way', () => {
	const notes = emptyChecks(['what-matters', 'story', 'plan-summary'], '/plans/p1');
	expect(notes.map(({ state, mend }) => [state, mend?.href])).toEqual([
		['note', '/plans/p1#story'],
		['note', '/plans/p1#plan-summary']
	]);
	expect(emptyChecks([], '/plans/p1')).toEqual([]);
});

test('[VE3] what nobody has asked about is named, leads there, and does not stand in the way', () => {
	const lines = (kinds: readonly ('allergy' | 'implant')[], checks: readonly SafetyCheck[]) => {
		const records = kinds.map((kind) => ({ kind })) as unknown as PlanContent['records'];
		return unaskedChecks({ records }, checks, '/plans/p1').map(
			({ state, words, mend }) => `${state}: ${words} → ${mend?.href}`
		);
	};
	expect(lines([], [])).toEqual([
		'note: Nobody has asked about allergies. You can sign all the same. → /plans/p1/why#history',
		'note: Nobody has asked about implants. You can sign all the same. → /plans/p1/why#history',
		'note: The safety questions have not been answered. You can sign all the same. → /plans/p1/safety#safety-questions'
	]);
	expect(lines(['allergy', 'implant'], [testCheck()])).toEqual([]);
});

test('[VE3] an emergency leads to where one says how urgent the plan is', () => {
	const lines = signingChecks([{ type: 'emergency' }], '/plans/p1', {
		threads: [],
		comments: [],
		members: [],
		decidedOn: new Map()
	});
	expect([lines[0]?.state, lines[0]?.mend?.href]).toEqual([
		'missing',
		'/plans/p1/safety#safety-urgency'
	]);
});

test('[TR21] an answer to an earlier wording is told, and does not stand in the way', () => {
	expect(answerChecks(withTreatment(pool))).toEqual([]);
	const reworded = pool.responses.map((response) => ({ ...response, toThisWording: false }));
	const notes = answerChecks(withTreatment({ ...pool, responses: reworded }));
	expect(notes.map(({ state, words }) => [state, words])).toEqual([
		[
			'note',
			'Rosa Alvarez answered an earlier wording of “Pool exercise”. You can sign all the same.'
		]
	]);
});

test.each([
	['2026-11-22T09:00:00Z', 1],
	['2026-11-22T10:00:00Z', 0],
	[null, 1]
])('[VE3] a summary of %s is asked about %i times after a decision at ten', (writtenAt, count) => {
	const chosen = { name: 'TENS', status: 'chosen', statusAt: '2026-11-22T10:00:00Z' } as const;
	const later = { name: 'Pool', status: 'proposed', statusAt: '2026-11-22T11:00:00Z' } as const;
	const notes = summaryChecks([later, chosen], writtenAt, '/plans/p1');
	expect(notes.map(({ state, mend }) => [state, mend?.href])).toEqual(
		Array.from({ length: count }, () => ['note', '/plans/p1#plan-summary'])
	);
	expect(notes.every(({ words }) => words.includes('“TENS”'))).toBe(true);
});
