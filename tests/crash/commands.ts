import { v7 } from 'uuid';

import type { RunResult } from '../../src/lib/client/outbox.ts';
import type { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import { isClinician } from '../../src/lib/domain/actor.ts';
import {
	toId,
	type CommentId,
	type GoalId,
	type ThreadId,
	type TreatmentId
} from '../../src/lib/domain/ids.ts';
import type { TreatmentDetails } from '../../src/lib/domain/treatment/treatment.ts';
import type { Random } from './random.ts';

export interface Sent {
	readonly name: string;
	readonly result: Promise<RunResult>;
}

/**
 * Sends one command whose effect holds the word in exactly one event. A person changes only what
 * they made themselves, so that an honest refusal is never expected.
 */
export function sendCommand(room: PlanRoom, word: string, random: Random): Sent {
	const choices = [startThread, reply, addGoal, reviseGoal, offerTreatment, reviseTreatment];
	const choose = choices[Math.floor(random() * choices.length)] ?? startThread;
	return choose(room, word, random) ?? startThread(room, word);
}

function startThread(room: PlanRoom, text: string): Sent {
	const name = 'StartThread';
	const [threadId, commentId] = [newId<ThreadId>(), newId<CommentId>()];
	const anchor = { type: 'plan' } as const;
	const input = { threadId, commentId, anchor, text, mentions: [], needsAnswer: false };
	return { name, result: room.run(name, input) };
}

function reply(room: PlanRoom, text: string, random: Random): Sent | undefined {
	const name = 'ReplyToThread';
	const thread = pick(room.threads, random);
	if (!thread) return undefined;
	const input = { commentId: newId<CommentId>(), threadId: thread.id, text, mentions: [] };
	return { name, result: room.run(name, input) };
}

function addGoal(room: PlanRoom, text: string): Sent {
	const name = 'AddGoal';
	return { name, result: room.run(name, { goalId: newId<GoalId>(), text }) };
}

function reviseGoal(room: PlanRoom, text: string, random: Random): Sent | undefined {
	const name = 'ReviseGoal';
	const own = room.goals.filter(({ addedBy }) => addedBy === room.you.userId);
	const goal = pick(own, random);
	if (!goal) return undefined;
	const input = { goalId: goal.id, expectedRevision: goal.revision, text };
	return { name, result: room.run(name, input) };
}

function offerTreatment(room: PlanRoom, why: string): Sent {
	const name = isClinician(room.you.role) ? 'ProposeTreatment' : 'SuggestTreatment';
	const input = { treatmentId: newId<TreatmentId>(), details: { ...walking, why } };
	return { name, result: room.run(name, input) };
}

function reviseTreatment(room: PlanRoom, why: string, random: Random): Sent | undefined {
	const name = 'ReviseTreatment';
	const own = room.treatments.filter(({ proposedBy }) => proposedBy === room.you.userId);
	const treatment = pick(own, random);
	if (!treatment) return undefined;
	const { id: treatmentId, revision: expectedRevision } = treatment;
	const change = { before: { why: treatment.why }, after: { why } };
	return { name, result: room.run(name, { treatmentId, expectedRevision, ...change }) };
}

const walking: TreatmentDetails = {
	name: 'Walking every day',
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
	dosage: null
};

function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
	return items[Math.floor(random() * items.length)];
}

function newId<Id extends string>(): Id {
	return toId<Id>(v7());
}
