import { expect, test } from 'vitest';
import { roles, type Role } from '../actor.ts';
import { mayWriteDocument } from '../policy.ts';
import { documentKeys, type DocumentKey } from './section.ts';

const expected: Readonly<Record<DocumentKey, Readonly<Record<Role, boolean>>>> = {
	'what-matters': { patient: true, 'referring-doctor': false, 'pain-specialist': false },
	story: { patient: true, 'referring-doctor': true, 'pain-specialist': true },
	'working-diagnosis': { patient: false, 'referring-doctor': true, 'pain-specialist': true },
	'plan-summary': { patient: false, 'referring-doctor': false, 'pain-specialist': true }
};

test.each(documentKeys)('[CP11] who writes %s', (document) => {
	const writers = roles.filter((role) => mayWriteDocument(role, document));
	expect(writers).toEqual(roles.filter((role) => expected[document][role]));
});

test.each(['', 'constructor', '__proto__', 'goals'])('[CP11] nobody writes "%s"', (key) => {
	// As a message from outside could carry it.
	const document = key as DocumentKey;
	expect(roles.filter((role) => mayWriteDocument(role, document))).toEqual([]);
});
