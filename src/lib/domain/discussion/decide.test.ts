import { expect, test } from 'vitest';
import { decisionId, itemId, testDecision, testItem } from '../care-session/test-sessions.ts';
import type { Command } from '../command.ts';
import type { CommentId, TreatmentId } from '../ids.ts';
import { findBlockers } from '../version/blockers.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	commentId,
	maria,
	rosa,
	testAt,
	testComment,
	testId,
	testMember,
	testState,
	testThread,
	testTreatment,
	threadId,
	treatmentId
} from '../test-plan.ts';
import type { DiscussionCommands } from './command.ts';
import type { Anchor } from './discussion.ts';

const passage = {
	type: 'passage',
	document: 'story',
	start: 'AA==',
	end: 'AQ==',
	quote: ' cafe\u0301 ',
	before: 'the ',
	after: ' was'
} as const satisfies Anchor;

function start(over: Partial<DiscussionCommands['StartThread']> = {}): Command {
	const anchor = { type: 'plan' } as const;
	const input = { threadId, commentId, anchor, text: 'Why?', mentions: [], needsAnswer: true };
	return { name: 'StartThread', input: { ...input, ...over } };
}

function reply(over: Partial<DiscussionCommands['ReplyToThread']> = {}): Command {
	const input = { commentId: testId<CommentId>(701), threadId, text: 'Because.', mentions: [] };
	return { name: 'ReplyToThread', input: { ...input, ...over } };
}

const resolve = { name: 'ResolveThread', input: { threadId, expectedRevision: 2 } } as const;
const reopen = { name: 'ReopenThread', input: { threadId, expectedRevision: 2 } } as const;
const retract = { name: 'RetractComment', input: { commentId, expectedRevision: 1 } } as const;
const flag = (needsAnswer: boolean) =>
	({ name: 'SetNeedsAnswer', input: { threadId, expectedRevision: 2, needsAnswer } }) as const;

const talk = testState({ thread: [testThread()], comment: [testComment()] });

test('[DI1] a thread and its first comment come together', () => {
	const changes = accepted(start({ text: ' Why? ', mentions: [maria.id] }), {
		state: testState(),
		by: rosa
	});
	expect(changes.map(({ kind }) => kind)).toEqual(['thread', 'comment']);
	expect(only('thread', changes)).toEqual(
		testThread({ revision: 1, needsAnswer: true, startedAt: testAt })
	);
	expect(only('comment', changes)).toEqual(
		testComment({ text: 'Why?', mentions: [maria.id], writtenAt: testAt })
	);
});

test('[DI2] a treatment that is not in the plan carries no thread', () => {
	const anchor = { type: 'treatment', treatmentId: testId<TreatmentId>(399) } as const;
	const state = testState({ treatment: [testTreatment()] });
	expect(refused(start({ anchor }), { state, by: rosa })).toEqual({
		code: 'invalid-input',
		field: 'anchor',
		problem: 'unknown'
	});
	const known = { type: 'treatment', treatmentId } as const;
	expect(accepted(start({ anchor: known }), { state, by: rosa })).toHaveLength(2);
});

test('[DI3] a quote is kept exactly, but for half characters and NUL', () => {
	const anchor = { ...passage, before: 'the \u0000\ud83d' };
	const changes = accepted(start({ anchor }), { state: testState(), by: rosa });
	expect(only('thread', changes).anchor).toEqual({ ...passage, before: 'the \ufffd' });
});

test.each([
	{ start: '' },
	{ end: 'A'.repeat(401) },
	{ quote: ' \n ' },
	{ quote: 'x'.repeat(4_001) },
	{ before: 'x'.repeat(65) },
	{ after: 'x'.repeat(65) }
])('[DI3] a passage with %j is refused', (over) => {
	const command = start({ anchor: { ...passage, ...over } });
	expect(refused(command, { state: testState(), by: rosa })).toEqual({
		code: 'invalid-input',
		field: 'anchor',
		problem: 'not-a-passage'
	});
});

test.each([
	[' \n', 'empty'],
	['x'.repeat(4_001), 'too-long']
])('[DI4] a comment of "%s" is refused', (text, problem) => {
	const refusal = { code: 'invalid-input', field: 'text', problem };
	expect(refused(start({ text }), { state: testState(), by: rosa })).toEqual(refusal);
	expect(refused(reply({ text }), { state: talk, by: rosa })).toEqual(refusal);
});

test('[DI5] only who is in the plan is mentioned, and once', () => {
	const member = [testMember(rosa), testMember(maria, { until: testAt }), testMember(amara)];
	const state = { ...talk, member: testState({ member }).member };
	const problemOf = (mentions: DiscussionCommands['ReplyToThread']['mentions']) =>
		refused(reply({ mentions }), { state, by: rosa });
	const invalid = { code: 'invalid-input', field: 'mentions' };
	expect(problemOf([maria.id])).toEqual({ ...invalid, problem: 'unknown' });
	expect(problemOf([testId(99)])).toEqual({ ...invalid, problem: 'unknown' });
	expect(problemOf([amara.id, amara.id])).toEqual({ ...invalid, problem: 'twice' });
	const many = Array.from({ length: 21 }, (_, index) => testId<typeof amara.id>(index + 1_000));
	expect(problemOf(many)).toEqual({ ...invalid, problem: 'too-many' });
	expect(accepted(reply({ mentions: [amara.id] }), { state, by: rosa })).toHaveLength(1);
});

test('[DI6] a resolved thread takes nothing more', () => {
	const state = testState({ thread: [testThread({ status: 'resolved' })] });
	for (const command of [reply(), resolve, flag(true)]) {
		expect(refused(command, { state, by: rosa })).toEqual({ code: 'thread-resolved' });
	}
});

test('[DI7] a question is not resolved over the head of who asked', () => {
	const asked = testState({
		thread: [testThread({ needsAnswer: true })],
		comment: [testComment()]
	});
	expect(refused(resolve, { state: asked, by: maria })).toEqual({ code: 'forbidden' });
	const answered = after(asked, accepted(reply(), { state: asked, by: amara }));
	const thread = only('thread', accepted(resolve, { state: answered, by: maria }));
	expect(thread).toEqual(
		testThread({
			revision: 3,
			needsAnswer: true,
			status: 'resolved',
			resolvedAt: testAt,
			resolvedBy: maria.id
		})
	);
});

test('[DI8] reopened, a question stands in the way again', () => {
	const resolved = testThread({ needsAnswer: true, status: 'resolved', resolvedBy: maria.id });
	const state = testState({ thread: [resolved] });
	expect(findBlockers(state, 'x').map(({ type }) => type)).not.toContain('needs-answer');
	const changes = accepted(reopen, { state, by: rosa });
	expect(only('thread', changes)).toMatchObject({ status: 'open', resolvedBy: null, revision: 3 });
	expect(findBlockers(after(state, changes), 'x')[0]).toEqual({ type: 'needs-answer', threadId });
});

test('[DI9] a clinician may flag a thread, and clears a flag only after a reply', () => {
	const flagged = after(talk, accepted(flag(true), { state: talk, by: amara }));
	const clear = { name: 'SetNeedsAnswer', input: { ...flag(false).input, expectedRevision: 3 } };
	const command = clear as Command;
	expect(refused(command, { state: flagged, by: amara })).toEqual({ code: 'forbidden' });
	const answered = after(flagged, accepted(reply(), { state: flagged, by: amara }));
	expect(only('thread', accepted(command, { state: answered, by: amara })).needsAnswer).toBe(false);
});

test('[DI10] a comment that is taken back leaves its place', () => {
	const mentioning = testComment({ mentions: [maria.id] });
	const state = { ...talk, comment: testState({ comment: [mentioning] }).comment };
	const comment = only('comment', accepted(retract, { state, by: rosa }));
	expect(comment).toEqual(
		testComment({ revision: 2, text: '', mentions: [], enteredInErrorAt: testAt })
	);
	expect(refused(retract, { state: talk, by: amara })).toEqual({ code: 'forbidden' });
});

test('[DI10] agendas and minutes that quote it lose its words, and no others', () => {
	const subject = { type: 'thread', threadId } as const;
	const { text } = testComment();
	const state = {
		...talk,
		...testState({
			agendaItem: [
				testItem({ subject, text }),
				testItem({ id: testId(1101), text }),
				testItem({ id: testId(1102), subject, text: 'Put in other words by the lead' })
			],
			decision: [
				testDecision({ text: '', outcome: { type: 'thread-resolved', id: threadId, text } }),
				testDecision({ id: testId(1201), text })
			],
			thread: [...talk.thread.values()],
			comment: [...talk.comment.values()],
			member: [...talk.member.values()],
			plan: [...talk.plan.values()]
		})
	};
	const changes = accepted(retract, { state, by: rosa });
	expect(changes.map(({ kind, entity }) => [kind, entity.id])).toEqual([
		['comment', commentId],
		['agendaItem', itemId],
		['decision', decisionId]
	]);
	expect(only('agendaItem', changes)).toEqual(testItem({ subject, text: '', revision: 3 }));
	expect(only('decision', changes)).toMatchObject({
		outcome: { type: 'thread-resolved', text: '' },
		revision: 2
	});
});

test('[CP4] an id that is taken, or a change that is none, is refused', () => {
	const refusal = { code: 'already-exists' };
	expect(refused(start(), { state: talk, by: rosa })).toEqual(refusal);
	expect(refused(reply({ commentId }), { state: talk, by: rosa })).toEqual(refusal);
	expect(refused(flag(false), { state: talk, by: rosa })).toEqual(refusal);
	expect(refused(reopen, { state: talk, by: rosa })).toEqual(refusal);
	const retracted = after(talk, accepted(retract, { state: talk, by: rosa }));
	expect(refused(retract, { state: retracted, by: rosa })).toEqual(refusal);
});

test('[CP5] [CP6] another revision is stale; what is not there is not found', () => {
	const commands = [resolve, reopen, flag(true)];
	const state = testState({ thread: [testThread({ revision: 9 })] });
	for (const command of commands) {
		expect(refused(command, { state, by: rosa })).toMatchObject({ code: 'stale', kind: 'thread' });
	}
	const moved = testState({ comment: [testComment({ revision: 9 })] });
	expect(refused(retract, { state: moved, by: rosa })).toMatchObject({ code: 'stale' });
	for (const command of [...commands, reply(), retract]) {
		expect(refused(command, { state: testState(), by: rosa })).toEqual({ code: 'not-found' });
	}
});
