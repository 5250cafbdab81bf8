import { expect, test } from 'vitest';
import type { EntityByKind } from '../change.ts';
import { causeId } from '../record/test-records.ts';
import { maria, rosa, testAt, testId, testState } from '../test-plan.ts';
import { canonicalText, type PlanContent } from './content.ts';
import { freeze } from './freeze.ts';
import { fullParts, testContent, testSections } from './test-content.ts';

const text = (content: PlanContent) => canonicalText(content);
const whole = text(testContent());

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

test.each(varied.filter(({ does }) => does === 'says'))(
	'[VE12] $kind $field is part of what is signed',
	({ parts }) => expect(text(contentWith(parts))).not.toBe(whole)
);

test.each(varied.filter(({ does }) => does === 'silent'))(
	'[VE13] $kind $field is not',
	({ parts }) => expect(text(contentWith(parts))).toBe(whole)
);

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
