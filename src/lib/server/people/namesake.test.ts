import { describe, expect, test } from 'vitest';
import { toId } from '../../domain/ids.ts';
import { findNamesakes, nameKey, type KnownPatient } from './namesake.ts';

const rosa: KnownPatient = {
	patientId: toId('018f0000-0000-7000-8000-000000000001'),
	userId: toId('018f0000-0000-7000-8000-000000000002'),
	name: 'Rosa Álvarez',
	birthDate: '1968-03-04',
	identifier: 'H-1042',
	isShared: false,
	hasPassword: true
};
const typed = { name: 'rosa alvarez', birthDate: '1968-03-04', identifier: null };

test.each([
	['Rosa Álvarez', 'Alvarez, ROSA'],
	['Mary O’Brien', "mary o'brien"],
	['Anne-Marie Groß', 'Anne Marie Gross'],
	['Nguyễn  Văn An', 'nguyen van an']
])('[D13] %j and %j are namesakes', (one, other) => {
	expect(nameKey(one)).toBe(nameKey(other));
});

test('[D13] different people have different names', () => {
	expect(nameKey('Rosa Alvarez')).not.toBe(nameKey('Rosa Alvares'));
	expect(nameKey('李 娜')).not.toBe(nameKey('李 雷'));
});

describe('somebody you share no plan with', () => {
	test('[R-AZ-3] is offered only by name and birth date, in your own words', () => {
		expect(findNamesakes(typed, [rosa])).toEqual({
			candidates: [
				{
					patientId: rosa.patientId,
					name: 'rosa alvarez',
					birthDate: '1968-03-04',
					identifier: null
				}
			],
			hasHiddenNamesake: false,
			identifierOwner: null
		});
	});

	test('[R-AZ-3] of the same name is only said to exist', () => {
		const answer = findNamesakes({ ...typed, birthDate: '1970-01-01' }, [rosa]);
		expect(answer).toEqual({ candidates: [], hasHiddenNamesake: true, identifierOwner: null });
		expect(JSON.stringify(answer)).not.toContain('1968');
	});

	test('[R-AZ-3] who owns the number is not named', () => {
		const entered = { name: 'Ben Ito', birthDate: '1990-02-02', identifier: 'H-1042' };
		expect(findNamesakes(entered, [rosa])).toEqual({
			candidates: [],
			hasHiddenNamesake: false,
			identifierOwner: 'hidden'
		});
	});
});

describe('somebody you share a plan with', () => {
	const shared = { ...rosa, isShared: true };

	test('[D13] is told as recorded', () => {
		const entered = { ...typed, birthDate: '1968-04-03' };
		expect(findNamesakes(entered, [shared]).candidates).toEqual([
			{
				patientId: rosa.patientId,
				name: 'Rosa Álvarez',
				birthDate: '1968-03-04',
				identifier: 'H-1042'
			}
		]);
	});

	test('[D13] is found by the number alone', () => {
		const entered = { name: 'R. A. Gomez', birthDate: '1968-03-04', identifier: 'H-1042' };
		expect(findNamesakes(entered, [shared]).identifierOwner).toMatchObject({
			name: 'Rosa Álvarez'
		});
	});
});

test('[D13] nobody alike, nothing said', () => {
	const entered = { name: 'Ben Ito', birthDate: '1968-03-04', identifier: 'H-7' };
	expect(findNamesakes(entered, [rosa])).toEqual({
		candidates: [],
		hasHiddenNamesake: false,
		identifierOwner: null
	});
});
