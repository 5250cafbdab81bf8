import { expect, test } from 'vitest';
import { can } from '../policy.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, maria, rosa, testPeople, testState } from '../test-plan.ts';
import { endedSession, sessionId, testAttendee, testSession } from './test-sessions.ts';

const join = (userId: typeof rosa.id) =>
	({ name: 'JoinCareSession', input: { sessionId, userId } }) as const;
const alone = [testSession({ attendees: [testAttendee(amara)] })];

test('[CS8] everybody joins by themselves; the lead brings others in', () => {
	const state = testState({ careSession: alone });
	for (const person of testPeople) {
		const allowed = testPeople.filter((one) => can(person, join(one.id), state));
		const others = testPeople.filter(({ id }) => id !== amara.id);
		expect(allowed, person.name).toEqual(person === amara ? others : [person]);
	}
});

test('[CS8] nobody joins twice, or when it is over', () => {
	expectAuthz([
		{
			title: 'who is there',
			command: join(maria.id),
			parts: { careSession: [testSession()] },
			allowed: []
		},
		{
			title: 'over',
			command: join(rosa.id),
			parts: { careSession: [endedSession()] },
			allowed: []
		}
	]);
});
