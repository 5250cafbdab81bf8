import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amara, maria, rosa, testId, tomas } from '../test-plan.ts';
import { canonicalText, readContent, type PlanContent } from './content.ts';
import { fullParts, prose, testContent, testSections } from './test-content.ts';

const text = (content: PlanContent) => canonicalText(content);
const whole = text(testContent());
const hash = 'b'.repeat(64);

test('[VE10] the content is what the SPEC’s table says, in its order', () => {
	const content = testContent();
	expect(Object.keys(content).toSorted()).toEqual(
		[
			'format',
			'planId',
			'clinicId',
			'patient',
			'title',
			'ask',
			'urgency',
			'careTeam',
			'sections',
			'records',
			'goals',
			'treatments',
			'amendments'
		].toSorted()
	);
	expect(content.careTeam.map(({ name }) => name)).toEqual([
		'Rosa Alvarez',
		'Dr Maria Lindqvist',
		'Dr Amara Okafor',
		'Dr Ines Duarte'
	]);
	expect(content.goals.map((goal) => goal.text)).toEqual([
		'Walk to the park and back',
		'Drive to work'
	]);
	expect(content.treatments.map(({ name, status, goalId }) => [name, status, goalId])).toEqual([
		['TENS trial at home', 'proposed', null],
		['Gabapentin', 'chosen', testId(500)],
		['Spinal manipulation', 'set-aside', null]
	]);
	expect(content.treatments[0]?.responses).toEqual([
		{
			by: { userId: testId(1), name: 'Rosa Alvarez', role: 'patient' },
			kind: 'decline',
			reason: 'My skin reacts.',
			toThisWording: true
		},
		{
			by: { userId: testId(3), name: 'Dr Amara Okafor', role: 'pain-specialist' },
			kind: 'accept',
			reason: '',
			toThisWording: false
		}
	]);
	expect(content.treatments[2]?.proposedBy.name).toBe(tomas.name);
});

test('[VE10] who was never in the plan cannot stand in it', () => {
	const goal = fullParts.goal.map((one) => ({ ...one, addedBy: testId<typeof maria.id>(7) }));
	expect(() => testContent({ goal })).toThrow('never a member');
});

test('[VE11] the order of keys and of entities does not matter', () => {
	fc.assert(
		fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
			const shuffle = shuffler(numbers);
			const parts = Object.fromEntries(
				Object.entries(fullParts).map(([kind, entities]) => [
					kind,
					shuffle(entities.map((entity) => Object.fromEntries(shuffle(Object.entries(entity)))))
				])
			) as unknown as typeof fullParts;
			expect(text(testContent(parts))).toBe(whole);
		}),
		{ numRuns: 100 }
	);
});

test('[VE11] the Unicode form does not matter, in prose either', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (written) => {
			const [composed, decomposed] = (['NFC', 'NFD'] as const).map((form) => {
				const goal = fullParts.goal.map((one) => ({ ...one, text: written.normalize(form) }));
				const story = prose(`Café ${written}`.normalize(form));
				return text(testContent({ goal }, { ...testSections, story }));
			});
			expect(decomposed).toBe(composed);
		})
	);
});

test('[VE10] records stand by kind; what was removed does not', () => {
	const { records } = testContent();
	expect(records.map(({ kind }) => kind)).toEqual(['operation', 'condition', 'cause']);
	expect(records[0]).toMatchObject({
		recordedBy: { name: rosa.name },
		statedBy: { name: maria.name }
	});
});

test.each(Object.keys(testSections))('[VE12] a word of %s is part of what is signed', (key) => {
	const sections = { ...testSections, [key]: prose('Another word.') };
	expect(text(testContent({}, sections))).not.toBe(whole);
});

test('[VE10] [AM8] requests stand by id with all that was said about them', () => {
	const { amendments } = testContent();
	expect(amendments).toMatchObject([
		{ id: testId(950), versionNumber: 1, askedBy: { name: rosa.name }, decision: null },
		{
			decision: { kind: 'denied', reason: 'Your diary says June.', by: { name: amara.name } },
			disagreement: { text: 'I never took it.', by: { role: 'patient' } },
			reply: { text: 'It is noted.', by: { name: amara.name } }
		}
	]);
});

test('[VE13] [AM8] a version that settles a request does not change what the plan says', () => {
	const [version] = fullParts.version;
	const amends = [{ versionNumber: 1, contentHash: hash, requestIds: [testId<never>(950)] }];
	const next = { ...version, id: testId<typeof version.id>(801), number: 2, amends };
	expect(text(testContent({ version: [version, next] }))).toBe(whole);
});

test('[VE13] conversations and earlier signatures are not', () => {
	expect(text(testContent({ thread: [], comment: [], signature: [] }))).toBe(whole);
});

test('[VE17] the stored text reads back as what it was made from', () => {
	const content = testContent();
	expect(readContent(text(content))).toEqual(content);
});

test('[VE17] a text of the first format reads with what came later left open', () => {
	const { records: _records, amendments: _amendments, ...first } = testContent();
	const goals = first.goals.map(({ measure: _m, levels: _l, answers: _a, ...goal }) => goal);
	const read = readContent(JSON.stringify({ ...first, goals, format: 'accord-plan/1' }));
	expect(read).toMatchObject({
		records: [],
		amendments: [],
		goals: [{ measure: '', levels: [], answers: [] }, {}]
	});
	expect(read.treatments).toEqual(first.treatments);
});

function shuffler(numbers: IterableIterator<number>) {
	return <T>(items: readonly T[]): T[] =>
		items
			.map((item) => ({ item, key: numbers.next().value ?? 0 }))
			.toSorted((one, other) => one.key - other.key)
			.map(({ item }) => item);
}
