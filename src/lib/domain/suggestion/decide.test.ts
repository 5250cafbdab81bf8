import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import type { Command } from '../command.ts';
import { recordId, testRecord } from '../record/test-records.ts';
import { can } from '../policy.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	goalId,
	maria,
	rosa,
	testAt,
	testGoal,
	testPlan,
	testState,
	testTreatment,
	treatmentId
} from '../test-plan.ts';
import { testProse, textOf } from '../prose/test-text.ts';
import { decide, serverDecided } from '../decide.ts';
import type { SuggestionCommands } from './command.ts';
import { withAccepted } from './decide.ts';
import { isOpen, suggestionsFor } from './policy.ts';
import type { FieldTarget } from './suggestion.ts';
import {
	movedProse,
	proseTarget,
	suggestionId,
	testSuggestion,
	wantedParts,
	wantedProse
} from './test-suggestions.ts';

const prose = { now: testProse, base: testProse };
const moved = { now: movedProse, base: movedProse };

function suggest(over: Partial<SuggestionCommands['SuggestProseChange']> = {}): Command {
	const input = {
		suggestionId,
		document: 'working-diagnosis',
		baseSeq: 7,
		parts: wantedParts,
		why: ' It was June. ',
		...over
	} as const;
	return { name: 'SuggestProseChange', input };
}

function field(target: FieldTarget, why = 'It fits better.'): Command {
	return { name: 'SuggestFieldChange', input: { suggestionId, target, why } };
}

function accept(...parts: readonly number[]): Command {
	return { name: 'AcceptSuggestion', input: { suggestionId, parts } };
}

function decline(reason: string, ...parts: readonly number[]): Command {
	return { name: 'DeclineSuggestion', input: { suggestionId, parts, reason } };
}

const withdraw: Command = { name: 'WithdrawSuggestion', input: { suggestionId } };
const open = testState({ suggestion: [testSuggestion()] });

const newGoal = { before: { text: testGoal().text }, after: { text: 'To sleep through.' } };
const goalTarget: FieldTarget = { type: 'goal', goalId, ...newGoal };
const treatmentTarget: FieldTarget = {
	type: 'treatment',
	treatmentId,
	before: { target: testTreatment().target },
	after: { target: 'Two hours in a chair' }
};
const planTarget: FieldTarget = {
	type: 'plan',
	before: { title: testPlan().title, ask: testPlan().ask },
	after: { title: testPlan().title, ask: 'Can I work again?' }
};
const recordTarget: FieldTarget = {
	type: 'record',
	recordId,
	before: { basis: 'MRI' },
	after: { basis: 'CT' }
};

const rosasGoal = testGoal({ addedBy: rosa.id });
const targets: readonly [FieldTarget, Actor, Actor][] = [
	[goalTarget, maria, rosa],
	[treatmentTarget, rosa, maria],
	[planTarget, rosa, maria],
	[recordTarget, rosa, amara]
];
const fields = {
	goal: [rosasGoal],
	treatment: [testTreatment()],
	record: [testRecord('diagnosis')]
};

test('[SU7] [SU9] a suggestion keeps its parts, its author and why', () => {
	const changes = accepted(suggest(), { state: testState(), by: rosa, prose });
	expect(only('suggestion', changes)).toEqual(testSuggestion({ suggestedAt: testAt }));
});

test('[SU7] what was made for another text is not taken', () => {
	const parts = wantedParts.map((part) => ({ ...part, before: textOf('Never there.').content }));
	const refusal = refused(suggest({ parts }), { state: testState(), by: rosa, prose });
	expect(refusal).toEqual({ code: 'cannot-be-placed', parts: [0, 1] });
	const late = { now: testProse, base: movedProse };
	expect(accepted(suggest(), { state: testState(), by: rosa, prose: late })).toHaveLength(1);
});

test('[SU6] it says why, changes something, and has a size', () => {
	const problem = (over: Partial<SuggestionCommands['SuggestProseChange']>) =>
		refused(suggest(over), { state: testState(), by: rosa, prose });
	expect(problem({ why: ' \n' })).toEqual({ code: 'reason-needed' });
	expect(problem({ why: 'x'.repeat(1_001) })).toMatchObject({ field: 'why', problem: 'too-long' });
	expect(problem({ parts: [] })).toEqual({ code: 'already-exists' });
	const same = wantedParts.map((part) => ({ ...part, after: part.before }));
	expect(problem({ parts: same })).toEqual({ code: 'already-exists' });
	const long = [{ at: 0, before: [], after: textOf('x'.repeat(60_000)).content }];
	expect(problem({ parts: long })).toMatchObject({ field: 'parts', problem: 'too-long' });
	const many = Array.from({ length: 51 }, () => ({
		at: 0,
		before: [],
		after: textOf('x').content
	}));
	expect(problem({ parts: many })).toMatchObject({ field: 'parts', problem: 'too-long' });
});

test('[SU3] it waits for those who write there, until it is decided', () => {
	expect(suggestionsFor(maria, open)).toHaveLength(1);
	expect(suggestionsFor(rosa, open)).toEqual([]);
	const half = after(open, accepted(accept(0), { state: open, by: maria, prose }));
	expect(suggestionsFor(amara, half)).toHaveLength(1);
	const whole = after(half, accepted(decline('No.', 1), { state: half, by: amara }));
	expect(suggestionsFor(amara, whole)).toEqual([]);
	expect(isOpen(only('suggestion', accepted(withdraw, { state: open, by: rosa })))).toBe(false);
});

test('[SU9] [SU15] each part keeps who decided, when, and the reason; nothing else changes', () => {
	const half = after(open, accepted(accept(0), { state: open, by: maria, prose }));
	const changes = accepted(decline(' Not yet. ', 1), { state: half, by: amara });
	expect(only('suggestion', changes)).toEqual(
		testSuggestion({
			revision: 3,
			answers: [
				{ kind: 'accepted', by: maria.id, at: testAt, reason: '' },
				{ kind: 'declined', by: amara.id, at: testAt, reason: 'Not yet.' }
			]
		})
	);
});

test('[SU10] all of it makes the text what its author wrote', () => {
	accepted(accept(0, 1), { state: open, by: maria, prose });
	expect(withAccepted(testSuggestion(), [0, 1], testProse)).toEqual(wantedProse);
	expect(withAccepted(testSuggestion(), [1], testProse).content).toHaveLength(4);
});

test('[SU12] a part without a place takes the others with it, and nothing changes', () => {
	const target = proseTarget('working-diagnosis', {
		wanted: textOf('Pain since June.', 'Sleep is fine.', 'Walks ten minutes.')
	});
	const state = testState({ suggestion: [testSuggestion({ target })] });
	const by = { state, by: maria, prose: moved };
	expect(refused(accept(0, 1), by)).toEqual({ code: 'cannot-be-placed', parts: [1] });
	expect(refused(accept(1), by)).toEqual({ code: 'cannot-be-placed', parts: [1] });
	expect(accepted(accept(0), by)).toHaveLength(1);
	expect(accepted(decline('Gone.', 1), by)).toHaveLength(1);
});

test('[SU14] declining needs a reason', () => {
	const by = { state: open, by: maria };
	expect(refused(decline(' ', 0), by)).toEqual({ code: 'reason-needed' });
	expect(refused(decline('x'.repeat(1_001), 0), by)).toMatchObject({ problem: 'too-long' });
});

test('[SU15] what is decided is decided once', () => {
	const decided = { code: 'suggestion-decided' };
	const half = after(open, accepted(accept(0), { state: open, by: maria, prose }));
	expect(refused(accept(0, 1), { state: half, by: amara, prose })).toEqual(decided);
	expect(refused(decline('No.', 0), { state: half, by: amara })).toEqual(decided);
	const back = after(open, accepted(withdraw, { state: open, by: rosa }));
	expect(refused(accept(0), { state: back, by: amara, prose })).toEqual(decided);
	expect(refused(withdraw, { state: back, by: rosa })).toEqual(decided);
	const unknown = { code: 'invalid-input', field: 'parts', problem: 'unknown' };
	expect(refused(accept(2), { state: open, by: maria, prose })).toEqual(unknown);
	expect(refused(accept(), { state: open, by: maria, prose })).toEqual(unknown);
});

test.each(targets)('[SU8] [SU13] $type: suggested, then made by who may', (target, by, decider) => {
	const state = testState(fields);
	const suggested = after(state, accepted(field(target), { state, by }));
	const changes = accepted(accept(0), { state: suggested, by: decider });
	expect(changes.map(({ kind }) => kind)).toEqual(['suggestion', target.type]);
	const again = accepted(field(target), { state, by });
	expect(only('suggestion', again).suggestedBy).toBe(by.id);
	expect(refused(field(target, ''), { state, by })).toEqual({ code: 'reason-needed' });
});

test.each(targets)('[SU13] $type: what stands otherwise by now is shown', (target, by, decider) => {
	const then = testState(fields);
	const suggested = after(then, accepted(field(target), { state: then, by }));
	const now = {
		...suggested,
		plan: testState({ plan: [testPlan({ ask: 'Something else?' })] }).plan,
		goal: testState({ goal: [{ ...rosasGoal, text: 'Other words' }] }).goal,
		treatment: testState({ treatment: [testTreatment({ target: 'Another' })] }).treatment,
		record: testState({ record: [testRecord('diagnosis', { details: { basis: 'X-ray' } })] }).record
	};
	const refusal = refused(accept(0), { state: now, by: decider });
	expect(refusal).toMatchObject({ code: 'moved-since', kind: target.type });
	expect(accepted(decline('No.', 0), { state: now, by: decider })).toHaveLength(1);
});

test('[SU8] what could not be accepted is refused in the words of the change', () => {
	const state = testState(fields);
	const problem = (target: FieldTarget) => refused(field(target), { state, by: rosa });
	expect(problem({ ...treatmentTarget, after: { target: 'x'.repeat(2_001) } })).toMatchObject({
		field: 'target',
		problem: 'too-long'
	});
	expect(problem({ ...treatmentTarget, after: treatmentTarget.before })).toEqual({
		code: 'already-exists'
	});
	expect(problem({ ...treatmentTarget, before: { target: 'Never so' } })).toMatchObject({
		code: 'moved-since'
	});
});

test('[SU5] every member reads it in the one state that all have', () => {
	expect([...open.suggestion.values()]).toEqual([testSuggestion()]);
	expect(can(rosa, 'AcceptSuggestion', open)).toBe(true);
});

test('[SU16] without the text nothing about a text is decided', () => {
	expect(serverDecided).toEqual(expect.arrayContaining(['SuggestProseChange', 'AcceptSuggestion']));
	const facts = { actor: maria, now: testAt };
	expect(decide(accept(0), open, facts)).toMatchObject({ ok: false });
	expect(decide(suggest(), testState(), { ...facts, actor: rosa })).toMatchObject({ ok: false });
});

test('[CP4] [CP6] an id that is taken, and one that is not there', () => {
	expect(refused(suggest(), { state: open, by: rosa, prose })).toEqual({ code: 'already-exists' });
	for (const command of [accept(0), decline('No.', 0), withdraw]) {
		expect(refused(command, { state: testState(), by: maria, prose })).toEqual({
			code: 'not-found'
		});
	}
});
