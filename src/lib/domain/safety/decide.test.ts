import { expect, test } from 'vitest';
import type { FlagAnswers } from '../catalogue/red-flag.ts';
import type { Urgency } from '../plan/plan.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import {
	amara,
	maria,
	rosa,
	testFacts,
	testId,
	testPlan,
	testState,
	testTreatment,
	treatmentId,
	type TestParts
} from '../test-plan.ts';
import { checkId, testAnswers, testCheck } from './test-checks.ts';
import { findBlockers } from '../version/blockers.ts';
import { openFlagOf } from './open-flag.ts';
import type { SafetyCheck } from './safety-check.ts';

const answering = (answers: FlagAnswers, parts: TestParts = {}) => {
	const input = { checkId, occasion: 'on-demand', answers } as const;
	return run({ name: 'AnswerSafetyCheck', input }, parts, rosa);
};

const run = (command: Command, parts: TestParts, actor = amara) =>
	decide(command, testState(parts), testFacts(actor));

const closing = (over: object, parts: TestParts = { safety: [testCheck()] }) => {
	const input = {
		checkId,
		expectedRevision: 1,
		outcome: 'seen',
		note: 'Seen today.',
		urgency: 'soon',
		owner: null,
		reviewOn: '2026-12-01',
		...over
	} as const;
	return run({ name: 'CloseSafetyCheck', input }, parts);
};

const setting = (over: object, parts: TestParts = {}) => {
	const input = {
		expectedRevision: 3,
		urgency: 'soon',
		reason: 'Walking is harder.',
		owner: amara.id,
		reviewOn: '2026-12-01',
		...over
	} as const;
	return run({ name: 'SetUrgency', input }, parts);
};

test.each([
	['ces-bladder', { answer: 'yes' }, 'E0', 'emergency', maria.id, '2026-11-22'],
	['trauma', { answer: 'unsure' }, 'E1', 'urgent', amara.id, '2026-11-22'],
	['self-harm', { answer: 'yes', followUp: 'unsure' }, 'E0', 'emergency', maria.id, '2026-11-22'],
	['cancer', { answer: 'yes' }, 'E2', 'urgent', amara.id, '2026-11-25']
] as const)('[SC2] [SC4] %s makes the plan urgent', (id, answer, level, urgency, owner, day) => {
	expect(answering(testAnswers({ [id]: answer }))).toMatchObject({
		ok: true,
		value: [
			{ kind: 'safety', entity: { level, raised: [{ id, level }], closedAt: null } },
			{
				kind: 'plan',
				entity: { urgency, urgencyOwner: owner, urgencyReviewOn: day, revision: 4 }
			}
		]
	});
});

test('[SC4] nothing is made less urgent, and no to everything changes no urgency', () => {
	const urgent = { plan: [testPlan({ urgency: 'emergency' })] };
	const raised = answering(testAnswers({ trauma: { answer: 'yes' } }), urgent);
	expect(raised.ok && raised.value.map(({ kind }) => kind)).toEqual(['safety']);
	expect(answering(testAnswers())).toMatchObject({
		ok: true,
		value: [{ kind: 'safety', entity: { level: null, raised: [] } }]
	});
});

test('[SC3] silence is no "no", but in an emergency nobody is held up by it', () => {
	const { trauma: _, ...rest } = testAnswers();
	const field = 'answers.trauma';
	expect(answering(rest)).toMatchObject({ ok: false, error: { field, problem: 'missing' } });
	expect(answering({ 'ces-saddle': { answer: 'yes' } }).ok).toBe(true);
	const { 'opioid-overdose': __, ...alone } = testAnswers();
	expect(answering(alone).ok).toBe(true);
	const strange = answering({ ...testAnswers(), weather: { answer: 'yes' } });
	expect(strange).toMatchObject({ ok: false, error: { field: 'answers.weather' } });
});

const part: FlagAnswers = { 'ces-saddle': { answer: 'yes' }, trauma: { answer: 'no' } };
const rest = Object.fromEntries(Object.entries(testAnswers()).filter(([id]) => !(id in part)));
const told = (over: Partial<SafetyCheck> = {}) => {
	const raised = [{ id: 'ces-saddle', level: 'E0' }] as const;
	return testCheck({ id: testId(701), answers: part, level: 'E0', raised, ...over });
};

test('[SC14] who told of it with questions left answers the rest, all of it, in a check of its own', () => {
	expect(answering(part).ok).toBe(true);
	expect(answering(rest)).toMatchObject({ error: { field: 'answers.ces-saddle' } });
	expect(answering(rest, { safety: [told()] }).ok).toBe(true);
	const { vascular: _, ...less } = rest;
	const field = 'answers.vascular';
	expect(answering(less, { safety: [told()] })).toMatchObject({ error: { field } });
});

test.each([
	['somebody else told it', [told({ answeredBy: maria.id })]],
	['it was told a week ago', [told({ answeredAt: '2026-11-14T08:00:00.000Z' })]],
	['it is closed', [told({ closedAt: '2026-11-22T09:30:00.000Z' })]],
	['the rest was answered too', [told(), told({ id: testId(702), answers: rest, level: null })]]
])('[SC14] every question is asked again where %s', (_case, safety) => {
	expect(answering(rest, { safety })).toMatchObject({ error: { field: 'answers.ces-saddle' } });
	expect(answering(testAnswers(), { safety }).ok).toBe(true);
});

test('[SC1] an id is answered once', () => {
	const again = answering(testAnswers(), { safety: [testCheck()] });
	expect(again).toMatchObject({ ok: false, error: { code: 'already-exists' } });
});

test('[SC5] the first to open it has it', () => {
	const command = { name: 'OpenSafetyCheck', input: { checkId } } as const;
	expect(run(command, { safety: [testCheck()] })).toMatchObject({
		ok: true,
		value: [{ entity: { openedBy: amara.id, revision: 2 } }]
	});
	const opened = testCheck({ openedAt: '2026-11-21T09:00:00.000Z', openedBy: maria.id });
	expect(run(command, { safety: [opened] })).toMatchObject({ error: { code: 'already-exists' } });
	expect(run(command, {})).toMatchObject({ error: { code: 'not-found' } });
});

test('[SC6] closing takes an outcome, a note and an urgency, and opens what nobody opened', () => {
	expect(closing({})).toMatchObject({
		ok: true,
		value: [
			{ kind: 'safety', entity: { outcome: 'seen', closedBy: amara.id, openedBy: amara.id } },
			{ kind: 'plan', entity: { urgency: 'soon', urgencyReason: 'Seen today.' } }
		]
	});
	expect(closing({ note: ' ' })).toMatchObject({ error: { field: 'note', problem: 'empty' } });
	expect(closing({ expectedRevision: 2 })).toMatchObject({ error: { code: 'stale' } });
});

test('[SC6] nothing is closed twice, and what raised nothing not at all', () => {
	const closed = testCheck({ closedAt: '2026-11-21T09:00:00.000Z' });
	const nothing = testCheck({ level: null, raised: [] });
	for (const check of [closed, nothing]) {
		const again = closing({}, { safety: [check] });
		expect(again).toMatchObject({ error: { code: 'already-exists' } });
	}
});

test('[SC9] an urgency has a reason, a day ahead and a clinician of the plan', () => {
	expect(setting({}).ok).toBe(true);
	expect(setting({ urgency: 'monitoring', reviewOn: null }).ok).toBe(true);
	const wrong: readonly [object, string, string][] = [
		[{ reason: '' }, 'reason', 'empty'],
		[{ reviewOn: null }, 'reviewOn', 'empty'],
		[{ reviewOn: '2026-02-30' }, 'reviewOn', 'not-a-day'],
		[{ reviewOn: '2026-11-01' }, 'reviewOn', 'in-the-past'],
		[{ owner: rosa.id }, 'owner', 'unknown'],
		[{ owner: testId(999) }, 'owner', 'unknown']
	];
	for (const [over, field, problem] of wrong) {
		expect(setting(over)).toMatchObject({ error: { code: 'invalid-input', field, problem } });
	}
});

test('[SC10] while a check is open the plan stays as urgent as it asks for', () => {
	const other = testCheck({ id: testId(701), level: 'E0' });
	const wrong = { error: { field: 'urgency', problem: 'red-flag-open' } };
	expect(setting({}, { safety: [testCheck()] })).toMatchObject(wrong);
	expect(setting({ urgency: 'urgent' }, { safety: [testCheck()] }).ok).toBe(true);
	expect(closing({ urgency: 'urgent' }, { safety: [testCheck(), other] })).toMatchObject(wrong);
});

test('[SC7] an open E0 or E1 stands in the way of a signature, an E2 and a closed one do not', () => {
	const blockersOf = (check: SafetyCheck) =>
		findBlockers(testState({ safety: [check] }), 'To walk.').filter(
			({ type }) => type === 'red-flag'
		);
	expect(blockersOf(testCheck({ level: 'E0' }))).toEqual([{ type: 'red-flag', checkId }]);
	expect(blockersOf(testCheck())).toHaveLength(1);
	expect(blockersOf(testCheck({ level: 'E2' }))).toEqual([]);
	expect(blockersOf(testCheck({ closedAt: '2026-11-21T09:00:00.000Z' }))).toEqual([]);
});

test('[SC7] an emergency that a clinician said stands in the way until it is over, told once', () => {
	const blockersOf = (urgency: Urgency, safety: readonly SafetyCheck[] = []) =>
		findBlockers(testState({ plan: [testPlan({ urgency })], safety }), 'To walk.')
			.map(({ type }) => type)
			.filter((type) => type === 'red-flag' || type === 'emergency');
	expect(blockersOf('emergency')).toEqual(['emergency']);
	expect(blockersOf('emergency', [testCheck({ level: 'E0' })])).toEqual(['red-flag']);
	expect(blockersOf('emergency', [testCheck({ level: 'E2' })])).toEqual(['emergency']);
	const closed = testCheck({ level: 'E0', closedAt: '2026-11-21T09:00:00.000Z' });
	expect(blockersOf('emergency', [closed])).toEqual(['emergency']);
	for (const over of ['urgent', 'soon', 'elective', 'monitoring'] as const) {
		expect(blockersOf(over), over).toEqual([]);
	}
});

test('[SC7] a medicine is stopped while an emergency is open', () => {
	const active = testTreatment({ status: 'active' });
	const stop = {
		name: 'SetTreatmentStatus',
		input: { treatmentId, expectedRevision: active.revision, to: 'stopped', reason: 'Unwell.' }
	} as const;
	const parts = { treatment: [active], safety: [testCheck({ level: 'E0' })] };
	expect(openFlagOf(testState(parts))).toBe('E0');
	expect(run(stop, parts)).toMatchObject({ ok: true, value: [{ entity: { status: 'stopped' } }] });
});

test('[SC11] a plan made urgent without a check counts as an open flag', () => {
	const flagOf = (urgency: Urgency) => openFlagOf(testState({ plan: [testPlan({ urgency })] }));
	expect([flagOf('emergency'), flagOf('urgent'), flagOf('soon')]).toEqual(['E0', 'E2', null]);
});
