import { expect, test } from 'vitest';
import { askedFields } from './asked-fields.ts';
import { draftOf } from './record-draft.ts';

const namesOf = (kind: 'past-treatment' | 'cause') =>
	askedFields(kind, draftOf(kind, {}), []).map(([name]) => name);

test('[CA12] a treatment that was tried is picked from the list first, or written in free words', () => {
	expect(namesOf('past-treatment').slice(0, 2)).toEqual(['catalogueId', 'name']);
});

test('other entries of the catalogue are picked on their own page', () => {
	expect(namesOf('cause')).not.toContain('catalogueId');
});
