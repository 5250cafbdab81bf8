import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from './command.ts';
import type { Change, PlanState } from './change.ts';
import { decide } from './decide.ts';
import { can } from './policy.ts';
import { after } from './test-decide.ts';
import {
	earlierAt,
	testDetails,
	testFacts,
	testId,
	testMedicine,
	testPeople,
	testSigning,
	testState
} from './test-plan.ts';
import { goalStatuses } from './goal/goal.ts';
import { responseKinds, treatmentStatuses } from './treatment/treatment.ts';

/** Few ids and revisions, so that commands meet: on what exists, and just beside it. */
const id = fc.integer({ min: 1, max: 3 });
const revision = fc.integer({ min: 1, max: 4 });
const words = fc.constantFrom('', 'one', 'two');
const details = fc.constantFrom(testDetails, testMedicine, {
	...testMedicine,
	dosage: null,
	goalId: testId<never>(501)
});

const command: fc.Arbitrary<Command> = fc.oneof(
	input('RevisePlan', { expectedRevision: fc.constant(3), title: words, ask: words }),
	input('SuggestTreatment', { treatmentId: ids(300), details }),
	input('ProposeTreatment', { treatmentId: ids(300), details }),
	input('ReviseTreatment', {
		treatmentId: ids(300),
		expectedRevision: revision,
		before: fc.record({ why: fc.constantFrom(testDetails.why, 'one'), target: words }),
		after: fc.record({ why: words, target: words })
	}),
	input('SetTreatmentStatus', {
		treatmentId: ids(300),
		expectedRevision: revision,
		to: fc.constantFrom(...treatmentStatuses),
		reason: words
	}),
	input('RespondToTreatment', {
		responseId: ids(400),
		treatmentId: ids(300),
		kind: fc.constantFrom(...responseKinds),
		reason: words,
		detailsRevision: revision
	}),
	input('AddGoal', { goalId: ids(500), text: words }),
	input('ReviseGoal', { goalId: ids(500), expectedRevision: revision, text: words }),
	input('SetGoalStatus', {
		goalId: ids(500),
		expectedRevision: revision,
		to: fc.constantFrom(...goalStatuses),
		reason: words
	}),
	input('StartThread', {
		threadId: ids(600),
		commentId: ids(700),
		anchor: fc.constantFrom(
			{ type: 'plan' } as const,
			{ type: 'treatment', treatmentId: testId<never>(301) } as const
		),
		text: words,
		mentions: fc.constant([]),
		needsAnswer: fc.boolean()
	}),
	input('ReplyToThread', {
		commentId: ids(700),
		threadId: ids(600),
		text: words,
		mentions: fc.constant([])
	}),
	input('SetNeedsAnswer', {
		threadId: ids(600),
		expectedRevision: revision,
		needsAnswer: fc.boolean()
	}),
	input('ResolveThread', { threadId: ids(600), expectedRevision: revision }),
	input('ReopenThread', { threadId: ids(600), expectedRevision: revision }),
	input('RetractComment', { commentId: ids(700), expectedRevision: revision }),
	input('SignVersion', {
		versionId: ids(800),
		signatureId: ids(900),
		reviewedContentHash: fc.constant(testSigning().contentHash),
		statement: words,
		warnings: fc.constant([]),
		settles: fc.constant([])
	}),
	input('AcknowledgeVersion', {
		signatureId: ids(900),
		versionId: ids(800),
		meaning: fc.constantFrom('reviewed', 'agree', 'questions'),
		statement: words
	})
);

const step = fc.tuple(fc.constantFrom(...testPeople), command);

test('[CP3] [CP8] [CP9] over any history: whole entities, purely, as the buttons say', () => {
	let accepted = 0;
	fc.assert(
		fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
			let state = testState();
			for (const [actor, asked] of steps) {
				freeze(state);
				const facts = { ...testFacts(actor), signing: testSigning() };
				const decision = decide(asked, state, facts);
				expect(decide(asked, state, facts)).toEqual(decision);
				if (!decision.ok) continue;
				accepted += 1;
				expect(can(actor, asked.name, state)).toBe(true);
				expect(can(actor, asked, state)).toBe(true);
				expectWhole(state, decision.value);
				state = after(state, decision.value);
			}
		}),
		{ numRuns: 200 }
	);
	expect(accepted).toBeGreaterThan(100);
});

test('[CP6] a command for an empty plan is not found', () => {
	const [rosa] = testPeople;
	if (!rosa) throw new Error('nobody there');
	const state = testState({ plan: [] });
	const asked = { name: 'AddGoal', input: { goalId: testId<never>(501), text: 'x' } } as const;
	expect(decide(asked, state, { actor: rosa, now: earlierAt })).toMatchObject({
		error: { code: 'not-found' }
	});
	expect(can(rosa, asked, state)).toBe(false);
});

test.each(['constructor', '__proto__', 'toString', 'DeleteEverything'])(
	'[CP2] "%s" is no command',
	(name) => {
		expect(testPeople.map((person) => can(person, name as Command['name'], testState()))).toEqual(
			testPeople.map(() => false)
		);
	}
);

function expectWhole(state: PlanState, changes: readonly Change[]): void {
	expect(changes.length).toBeGreaterThan(0);
	for (const { kind, entity } of changes) {
		const earlier = state[kind].get(entity.id);
		expect(entity.revision).toBe((earlier?.revision ?? 0) + 1);
		if (earlier) expect(Object.keys(entity).toSorted()).toEqual(Object.keys(earlier).toSorted());
	}
}

function freeze(state: PlanState): void {
	for (const entities of Object.values(state)) {
		for (const entity of entities.values()) Object.freeze(entity);
	}
}

function ids(base: number): fc.Arbitrary<never> {
	return id.map((number) => testId<never>(base + number));
}

function input<Name extends Command['name'], Input extends object>(
	name: Name,
	parts: { readonly [Key in keyof Input]: fc.Arbitrary<Input[Key]> }
): fc.Arbitrary<Command> {
	return fc.record({ name: fc.constant(name), input: fc.record(parts) }) as fc.Arbitrary<never>;
}
