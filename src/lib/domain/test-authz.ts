import { expect } from 'vitest';
import type { Actor, Role } from './actor.ts';
import type { Command } from './command.ts';
import type { Decision, ProseFacts } from './decision.ts';
import { decide } from './decide.ts';
import { planStatuses, type PlanStatus } from './plan/plan.ts';
import { can } from './policy.ts';
import {
	testFacts,
	testMember,
	testPeople,
	testPlan,
	testProse,
	testSigning,
	testState,
	type TestParts
} from './test-plan.ts';

/** One command in one state of what it is about, and who may give it then. */
export interface AuthzCase {
	readonly title: string;
	readonly command: Command;
	readonly parts: TestParts;
	/** By people, so that "the one who started it" can be told from "a doctor". */
	readonly allowed: readonly Actor[];
	/** What the document says that the command is about. */
	readonly prose?: ProseFacts;
}

const standings = ['active', 'ended', 'stranger', 'in another role'] as const;
type Standing = (typeof standings)[number];

const open: readonly PlanStatus[] = ['draft', 'active', 'on-hold'];

/**
 * Tries every case as every person, in every standing, in every status of the plan, and compares
 * what `can` and `decide` say with the expected table. Returns how many cells were compared.
 */
export function expectAuthz(cases: readonly AuthzCase[]): number {
	let cells = 0;
	const wrong: string[] = [];
	for (const one of cases) {
		for (const person of testPeople) {
			for (const standing of standings) {
				for (const status of planStatuses) {
					cells += 1;
					const problem = problemOf(one, { person, standing, status });
					if (problem) {
						wrong.push(`${one.title} · ${person.name} (${standing}) · plan ${status}: ${problem}`);
					}
				}
			}
		}
	}
	expect(wrong).toEqual([]);
	return cells;
}

interface Cell {
	readonly person: Actor;
	readonly standing: Standing;
	readonly status: PlanStatus;
}

function problemOf({ command, parts, allowed, prose }: AuthzCase, cell: Cell): string | null {
	const { person, standing, status } = cell;
	const plan = [testPlan({ status })];
	const state = testState({ ...parts, plan, member: membersFor(person, standing) });
	const expected = standing === 'active' && open.includes(status) && allowed.includes(person);
	const decision = decide(command, state, {
		...testFacts(person),
		signing: testSigning(),
		prose: prose ?? { now: testProse, base: testProse }
	});
	if (can(person, command, state) !== expected) return `can should be ${expected}`;
	if (decision.ok !== expected) return `decide should be ${expected}: ${codeOf(decision)}`;
	return expected ? null : codeProblem(decision, cell);
}

function codeProblem(decision: Decision, { standing, status }: Cell): string | null {
	const code = codeOf(decision);
	if (standing !== 'active') return code === 'not-found' ? null : `not-found, not ${code}`;
	if (!open.includes(status)) return code === 'plan-closed' ? null : `plan-closed, not ${code}`;
	return refusals.includes(code) ? null : `a refusal of who or when, not ${code}`;
}

const refusals = [
	'forbidden',
	'wrong-status',
	'thread-resolved',
	'already-exists',
	'invalid-input',
	'version-superseded',
	'care-session-ended',
	'care-session-under-way',
	'not-leading',
	'not-attending',
	'suggestion-decided'
];

function codeOf(decision: Decision): string {
	return decision.ok ? 'ok' : decision.error.code;
}

function membersFor(person: Actor, standing: Standing): ReturnType<typeof testMember>[] {
	const others = testPeople.filter(({ id }) => id !== person.id).map((other) => testMember(other));
	if (standing === 'stranger') return others;
	if (standing === 'ended') return [...others, testMember(person, { until: testPlan().startedAt })];
	if (standing === 'active') return [...others, testMember(person)];
	return [...others, testMember(person, { role: otherRole[person.role] })];
}

const otherRole: Readonly<Record<Role, Role>> = {
	patient: 'referring-doctor',
	'referring-doctor': 'pain-specialist',
	'pain-specialist': 'patient'
};
