import { expect, test } from 'vitest';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import {
	changesBetween,
	detailsOf,
	draftErrors,
	draftOf,
	emptyDraft,
	standingErrors
} from './treatment-draft.ts';

const gabapentin: TreatmentDetails = {
	name: 'Gabapentin',
	kind: 'medicine',
	why: 'Nerve pain at night',
	whyNow: 'Sleep is down to four hours',
	forCause: 'scar tissue',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: {
		tried: 'yes',
		when: 'spring 2024',
		duration: '3 weeks',
		helped: 'sometimes',
		whyStopped: 'dizzy'
	},
	target: 'six hours of sleep',
	reviewOn: '2026-12-14',
	dosage: { dose: '0.5', unit: 'mg', route: 'by mouth', frequency: 'in the evening' }
};

test('[U-11] what is in the form is what was in the treatment', () => {
	expect(detailsOf(draftOf(gabapentin))).toEqual(gabapentin);
});

test('[U-11] an empty form names the fields that are needed', () => {
	expect(Object.keys(draftErrors(emptyDraft(), false))).toEqual(['name', 'kind', 'why', 'tried']);
});

test('[U-11] a suggestion needs only a name and a reason', () => {
	expect(Object.keys(draftErrors(emptyDraft(), true))).toEqual(['name', 'why']);
});

test.each(['30', '0.5', '1250.25', ''])('[U-11] a dose may be written as "%s"', (dose) => {
	expect(draftErrors({ ...draftOf(gabapentin), dose }, false)).toEqual({});
});

test.each(['.5', '5.', '1,5', '30 mg', '-1'])('[U-11] a dose is not "%s"', (dose) => {
	expect(Object.keys(draftErrors({ ...draftOf(gabapentin), dose }, false))).toEqual(['dose']);
});

test('[U-11] a dose that is no longer asked for is not complained about', () => {
	const draft = { ...draftOf(gabapentin), dose: 'x', kind: 'device' } as const;
	expect(draftErrors(draft, false)).toEqual({});
	expect(detailsOf(draft).dosage).toBeNull();
});

test('[U-11] an error goes when its field is changed, and comes back with the old text', () => {
	const sent = emptyDraft();
	const errors = draftErrors(sent, false);
	expect(Object.keys(standingErrors(errors, sent, { ...sent, name: 'TENS' }))).toEqual([
		'kind',
		'why',
		'tried'
	]);
	expect(standingErrors(errors, sent, { ...sent })).toEqual(errors);
});

test('[U-11] only the fields that differ are sent, each with what stood there', () => {
	const after = { ...gabapentin, target: 'seven hours', why: 'Nerve pain at night' };
	expect(changesBetween(gabapentin, after)).toEqual({
		before: { target: 'six hours of sleep' },
		after: { target: 'seven hours' }
	});
});

test('[U-11] a part changes by itself: what else the form holds is not sent', () => {
	const after = { ...gabapentin, target: 'seven hours', why: 'other' };
	expect(changesBetween(gabapentin, after, ['why']).after).toEqual({ why: 'other' });
});
