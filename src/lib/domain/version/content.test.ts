import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntityByKind } from '../change.ts';
import { causeId } from '../record/test-records.ts';
import { amara, maria, rosa, testAt, testId, testState, tomas } from '../test-plan.ts';
import { canonicalText, readContent, type PlanContent } from './content.ts';
import { freeze } from './freeze.ts';
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

/** For each field of each entity: another value, and whether the plan then says something else. */
type Fields<Entity> = {
	readonly [Field in keyof Entity]-?: readonly ['says' | 'silent', Entity[Field]];
};

const planFields: Fields<EntityByKind['plan']> = {
	id: ['says', testId(110)],
	revision: ['silent', 9],
	clinicId: ['says', testId(111)],
	patientId: ['silent', testId(112)],
	patientName: ['says', 'Rosa Álvarez'],
	patientBirthDate: ['says', '1968-03-05'],
	patientIdentifier: ['says', null],
	title: ['says', 'Leg pain'],
	ask: ['says', ''],
	status: ['silent', 'completed'],
	statusReason: ['silent', 'All of it is done.'],
	statusSince: ['silent', testAt],
	statusBy: ['silent', maria.id],
	previousClinics: ['silent', []],
	urgency: ['says', 'soon'],
	urgencyReason: ['silent', 'Weaker since Monday.'],
	urgencySince: ['silent', testAt],
	urgencyOwner: ['silent', maria.id],
	urgencyReviewOn: ['silent', '2026-12-01'],
	startedAt: ['silent', testAt],
	startedBy: ['silent', testId(5)]
};

const memberFields: Fields<EntityByKind['member']> = {
	id: ['silent', testId(299)],
	revision: ['silent', 9],
	userId: ['says', testId(6)],
	name: ['says', 'Dr I. Duarte'],
	role: ['says', 'referring-doctor'],
	clinic: ['silent', 'Harbour'],
	from: ['silent', testAt],
	addedBy: ['silent', maria.id],
	until: ['says', testAt],
	endedBy: ['silent', maria.id],
	endReason: ['silent', 'Moved.'],
	deputy: ['silent', null]
};

const goalFields: Fields<EntityByKind['goal']> = {
	id: ['says', testId(509)],
	revision: ['silent', 9],
	text: ['says', 'Walk to the sea'],
	status: ['says', 'completed'],
	statusReason: ['says', 'Since May.'],
	addedAt: ['silent', testAt],
	addedBy: ['says', maria.id],
	measure: ['says', 'Steps a day'],
	levels: ['says', ['1', '2', '3', '4', '5']],
	answers: [
		'says',
		[{ userId: maria.id, kind: 'accept', reason: '', at: testAt, text: 'Walk to the park' }]
	]
};

const treatmentFields: Fields<EntityByKind['treatment']> = {
	id: ['says', testId(309)],
	revision: ['silent', 9],
	name: ['says', 'TENS'],
	kind: ['says', 'other'],
	why: ['says', 'Because.'],
	whyNow: ['says', 'Now.'],
	forCause: ['says', 'Scar tissue'],
	catalogueId: ['says', 'tens'],
	causeIds: ['says', [causeId]],
	frequency: ['says', 'Daily'],
	whoDoes: ['says', 'Rosa'],
	startOn: ['says', '2026-12-01'],
	stopRule: ['says', 'Weakness'],
	goalId: ['says', testId(500)],
	triedBefore: ['says', { tried: 'unknown' }],
	target: ['says', '6 to 4'],
	reviewOn: ['says', '2026-12-15'],
	dosage: ['says', { dose: '1', unit: '', route: '', frequency: '' }],
	status: ['says', 'considering'],
	statusReason: ['says', 'Not now.'],
	statusAt: ['silent', testAt],
	statusBy: ['silent', testId(3)],
	proposedAt: ['silent', testAt],
	proposedBy: ['says', testId(1)],
	detailsRevision: ['says', 3],
	gateReason: ['says', 'The trial is short.']
};

const responseFields: Fields<EntityByKind['response']> = {
	id: ['silent', testId(409)],
	revision: ['silent', 9],
	treatmentId: ['says', testId(301)],
	userId: ['says', maria.id],
	kind: ['says', 'question'],
	reason: ['says', 'How often?'],
	respondedAt: ['silent', testAt],
	detailsRevision: ['says', 1]
};

const amendmentFields: Fields<EntityByKind['amendment']> = {
	id: ['says', testId(959)],
	revision: ['silent', 9],
	versionId: ['says', testId(801)],
	about: ['says', { type: 'version' }],
	request: ['says', 'It came back in April.'],
	askedAt: ['says', '2026-11-20T09:00:00.001Z'],
	askedBy: ['says', maria.id],
	decision: ['says', { kind: 'accepted', reason: '', at: testAt, by: maria.id }],
	disagreement: ['says', { text: 'No.', at: testAt, by: rosa.id }],
	reply: ['says', { text: 'Noted.', at: testAt, by: maria.id }]
};

const varied = [
	...variants('amendment', fullParts.amendment.toReversed(), amendmentFields),
	...variants('plan', fullParts.plan, planFields),
	...variants('member', fullParts.member, memberFields),
	...variants('goal', fullParts.goal.toReversed(), goalFields),
	...variants('treatment', fullParts.treatment.toReversed(), treatmentFields),
	...variants(
		'response',
		fullParts.response.toSpliced(0, 2, fullParts.response[1], fullParts.response[0]),
		responseFields
	)
];

const operation = fullParts.record[2];

test.each([
	['details', { details: { ...operation.details, surgeon: 'Dr Berg' } }],
	['recordedBy', { recordedBy: maria.id }],
	['statedBy', { statedBy: rosa.id }],
	['enteredInErrorAt', { enteredInErrorAt: testAt }]
])('[VE12] record %s is part of what is signed', (_field, over) => {
	const record = [...fullParts.record.toSpliced(2, 1), { ...operation, ...over }];
	expect(text(contentWith({ record }))).not.toBe(whole);
});

test('[VE13] when and how often a record was revised is not', () => {
	const silent = { revision: 9, recordedAt: testAt, revisedAt: testAt, revisedBy: rosa.id };
	const record = [...fullParts.record.toSpliced(2, 1), { ...operation, ...silent }];
	expect(text(contentWith({ record }))).toBe(whole);
});

test('[VE10] records stand by kind; what was removed does not', () => {
	const { records } = testContent();
	expect(records.map(({ kind }) => kind)).toEqual(['operation', 'condition', 'cause']);
	expect(records[0]).toMatchObject({
		recordedBy: { name: rosa.name },
		statedBy: { name: maria.name }
	});
});

test.each(varied.filter(({ does }) => does === 'says'))(
	'[VE12] $kind $field is part of what is signed',
	({ parts }) => expect(text(contentWith(parts))).not.toBe(whole)
);

test.each(varied.filter(({ does }) => does === 'silent'))(
	'[VE13] $kind $field is not',
	({ parts }) => expect(text(contentWith(parts))).toBe(whole)
);

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

function contentWith(parts: object): PlanContent {
	const all = { ...fullParts, ...parts };
	return freeze(all.plan[0], testState(all), testSections);
}

/** The first entity of a kind, changed in one field at a time. */
function variants<Entity extends object>(
	kind: string,
	[first, ...rest]: readonly Entity[],
	fields: Fields<Entity>
) {
	return Object.entries<readonly ['says' | 'silent', unknown]>(fields as never).map(
		([field, [does, value]]) => ({
			kind,
			field,
			does,
			parts: { [kind]: [{ ...first, [field]: value }, ...rest] }
		})
	);
}

function shuffler(numbers: IterableIterator<number>) {
	return <T>(items: readonly T[]): T[] =>
		items
			.map((item) => ({ item, key: numbers.next().value ?? 0 }))
			.toSorted((one, other) => one.key - other.key)
			.map(({ item }) => item);
}
