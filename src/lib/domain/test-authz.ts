import { expect } from 'vitest';
import type { Actor, Role } from './actor.ts';
import type { Member } from './care-team/care-team.ts';
import type { Command } from './command.ts';
import type { Decision, ProseFacts } from './decision.ts';
import { decide } from './decide.ts';
import { planStatuses, type PlanStatus } from './plan/plan.ts';
import { can } from './policy.ts';
import {
	testClinician,
	testFacts,
	testMember,
	testPeople,
	testPlan,
	testSigning,
	testState,
	type TestParts
} from './test-plan.ts';
import { testProse } from './prose/test-text.ts';
import { testSigned } from './amendment/test-signed.ts';

/** One command in one state of what it is about, and who may give it then. */
export interface AuthzCase {
	readonly title: string;
	readonly command: Command;
	readonly parts: TestParts;
	/** By people, so that "the one who started it" can be told from "a doctor". */
	readonly allowed: readonly Actor[];
	/** What the document says that the command is about. */
	readonly prose?: ProseFacts;
	/** The plan's statuses in which it is given; without them, while the plan is open. */
	readonly statuses?: readonly PlanStatus[];
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

function problemOf(one: AuthzCase, cell: Cell): string | null {
	const { command, parts, allowed, statuses = open } = one;
	const { prose = { now: testProse, base: testProse } } = one;
	const { person, standing, status } = cell;
	const [head = testPlan()] = parts.plan ?? [];
	const plan = [{ ...head, status }];
	const member = membersFor(cell, parts.member ?? []);
	const state = testState({ ...parts, plan, member });
	const isGiven = statuses.includes(status);
	const expected = standing === 'active' && isGiven && allowed.includes(person);
	const given = { signing: testSigning(), clinician: testClinician(), signed: testSigned(), prose };
	const facts = { ...testFacts(person), ...given };
	const decision = decide(command, state, facts);
	if (can(person, command, state) !== expected) return `can should be ${expected}`;
	if (decision.ok !== expected) return `decide should be ${expected}: ${codeOf(decision)}`;
	return expected
		? null
		: codeProblem(decision, { standing, isClosed: !isGiven && !open.includes(status) });
}

function codeProblem(
	decision: Decision,
	{ standing, isClosed }: { readonly standing: Standing; readonly isClosed: boolean }
): string | null {
	const code = codeOf(decision);
	if (standing !== 'active') return code === 'not-found' ? null : `not-found, not ${code}`;
	if (isClosed) return code === 'plan-closed' ? null : `plan-closed, not ${code}`;
	return refusals.includes(code) ? null : `a refusal of who or when, not ${code}`;
}

const refusals = [
	'forbidden',
	'wrong-status',
	'wrong-plan-status',
	'thread-resolved',
	'already-exists',
	'nothing-to-withdraw',
	'invalid-input',
	'version-superseded',
	'care-session-ended',
	'care-session-under-way',
	'not-leading',
	'not-attending',
	'suggestion-decided',
	'amendment-decided',
	'amendment-not-denied'
];

function codeOf(decision: Decision): string {
	return decision.ok ? 'ok' : decision.error.code;
}

function membersFor({ person, standing }: Cell, given: readonly Member[]): Member[] {
	const memberOf = (one: Actor) => given.find(({ userId }) => userId === one.id) ?? testMember(one);
	const others = testPeople.filter(({ id }) => id !== person.id).map(memberOf);
	const own = memberOf(person);
	if (standing === 'stranger') return others;
	if (standing === 'ended') return [...others, { ...own, until: testPlan().startedAt }];
	if (standing === 'active') return [...others, own];
	return [...others, { ...own, role: otherRole[person.role] }];
}

const otherRole: Readonly<Record<Role, Role>> = {
	patient: 'referring-doctor',
	'referring-doctor': 'pain-specialist',
	'pain-specialist': 'patient'
};
