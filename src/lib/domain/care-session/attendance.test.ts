import { expect, test } from 'vitest';

import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import { only } from '../test-decide.ts';
import { amara, earlierAt, maria, rosa, testFacts, testState } from '../test-plan.ts';
import { endedSession, itemId, testAttendee, testItem, testSession } from './test-sessions.ts';

const now = testFacts(amara).now;
const before = testState({ careSession: [testSession()], agendaItem: [testItem()] });

function changesOf(command: Command, by = amara, state = before) {
	const decision = decide(command, state, testFacts(by));
	if (!decision.ok) throw new Error(JSON.stringify(decision.error));
	return decision.value;
}

function ends(userId: typeof rosa.id, state = before): Command {
	const member = [...state.member.values()].find((one) => one.userId === userId);
	if (!member) throw new Error('who?');
	const { id: memberId, revision: expectedRevision } = member;
	return { name: 'EndMembership', input: { memberId, expectedRevision, reason: 'Moved away.' } };
}

function takesTo(to: 'revoked' | 'on-hold', state = before): Command {
	const [plan] = state.plan.values();
	if (!plan) throw new Error('no plan');
	const { revision: expectedRevision } = plan;
	return { name: 'SetPlanStatus', input: { to, expectedRevision, reason: 'She asked for it.' } };
}

test('[CS19] a plan that is closed ends its session, with what stays open', () => {
	const session = only('careSession', changesOf(takesTo('revoked')));
	expect(session).toEqual({
		...testSession(),
		revision: 4,
		status: 'ended',
		endedAt: now,
		endedBy: amara.id,
		leftOpen: [itemId]
	});
});

test('[CS19] a session that has ended, and a plan put on hold, change nothing', () => {
	const over = testState({ careSession: [endedSession()] });
	expect(changesOf(takesTo('revoked', over), amara, over).map(({ kind }) => kind)).toEqual([
		'plan'
	]);
	expect(changesOf(takesTo('on-hold')).map(({ kind }) => kind)).toEqual(['plan']);
});

test('[CS19] who leaves the plan leaves its session', () => {
	const session = only('careSession', changesOf(ends(maria.id)));
	expect(session.attendees).toEqual([
		testAttendee(amara),
		testAttendee(maria, { leftAt: now }),
		testAttendee(rosa)
	]);
	expect(session).toMatchObject({ leadId: amara.id, status: 'under-way' });
});

test('[CS19] who was not there leaves it as it is', () => {
	const attendees = [testAttendee(amara), testAttendee(maria, { leftAt: earlierAt })];
	const state = testState({ careSession: [testSession({ attendees })] });
	const changes = changesOf(ends(maria.id), amara, state);
	expect(changes.map(({ kind }) => kind)).toEqual(['member']);
});

test('[CS19] where the lead leaves, a clinician who attends leads', () => {
	const state = testState({ careSession: [testSession({ leadId: maria.id })] });
	const session = only('careSession', changesOf(ends(maria.id), amara, state));
	expect(session).toMatchObject({ leadId: amara.id, status: 'under-way' });
});

test('[CS19] where no clinician is left in it, it ends', () => {
	const attendees = [testAttendee(maria), testAttendee(rosa)];
	const state = testState({ careSession: [testSession({ leadId: maria.id, attendees })] });
	const session = only('careSession', changesOf(ends(maria.id), amara, state));
	expect(session).toMatchObject({ status: 'ended', endedBy: amara.id });
});
