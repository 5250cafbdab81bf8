import { expect, test } from 'vitest';
import { toId } from '../../domain/ids.ts';
import type { PersonContent, TreatmentContent } from '../../domain/version/content.ts';
import { emptyProse, type ProseDoc } from '../../prose/node.ts';
import { changedParts } from './changed-parts.ts';
import { treatmentEntries } from './lay-out-treatment.ts';
import { layOut, type Content } from './lay-out.ts';
import type { PlanDocument } from './plan-document.ts';

const rosa: PersonContent = { userId: toId('u1'), name: 'Rosa Alvarez', role: 'patient' };
const okafor: PersonContent = {
	userId: toId('u3'),
	name: 'Dr Amara Okafor',
	role: 'pain-specialist'
};

function prose(...texts: string[]): ProseDoc {
	return {
		type: 'doc',
		content: texts.map((text) => ({
			type: 'paragraph',
			content: [{ type: 'text', text, marks: [] }]
		}))
	};
}

const gabapentin: TreatmentContent = {
	id: toId('t1'),
	name: 'Gabapentin capsules',
	kind: 'medicine',
	why: 'For the pain that runs down the leg.',
	whyNow: 'It wakes her at night.',
	forCause: 'Scar tissue',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: toId('g1'),
	triedBefore: { tried: 'never' },
	target: 'Evening leg pain from 7 to 5',
	reviewOn: '2026-12-14',
	dosage: { dose: '300', unit: 'mg', route: 'by mouth', frequency: 'once in the evening' },
	status: 'active',
	statusReason: '',
	gateReason: '',
	proposedBy: okafor,
	responses: [{ by: rosa, kind: 'accept', reason: 'From the evening.', toThisWording: true }]
};

const content: Content = {
	format: 'accord-plan/3',
	planId: toId('p1'),
	clinicId: toId('c1'),
	patient: { name: 'Rosa Alvarez', birthDate: '1968-03-04', identifier: 'H-10427' },
	title: 'Leg and back pain that persists after fusion L4–S1',
	ask: 'Is there something she has not tried yet?',
	urgency: 'elective',
	careTeam: [rosa, okafor],
	sections: {
		'what-matters': prose('To sit through the concert.'),
		story: prose('Two operations.'),
		'working-diagnosis': emptyProse,
		'plan-summary': prose('We go on.')
	},
	records: [],
	amendments: [],
	goals: [
		{
			id: toId('g1'),
			text: 'Sleep more than four hours',
			status: 'accepted',
			statusReason: '',
			addedBy: rosa,
			measure: '',
			levels: [],
			answers: []
		}
	],
	treatments: [gabapentin]
};

function allWords({ head, sections }: PlanDocument): string {
	const lines = [
		...[head.patient, head.team, head.title, head.ask],
		...sections.flatMap((section) => [
			...section.lines,
			...section.entries.flatMap(({ title, standing, facts }) => [
				title,
				standing,
				...facts.map(({ line }) => line)
			])
		])
	];
	return lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');
}

test('[U-14] each line of a treatment has a label of its own, and never tried is said once', () => {
	const withCause = { ...gabapentin, causeIds: [toId<never>('cause')] };
	const cause = {
		id: toId<never>('cause'),
		kind: 'cause',
		details: { name: 'Scar round the nerve' }
	};
	const records = [cause] as unknown as Content['records'];
	const within = { ...content, records, treatments: [withCause] };
	const [entry] = treatmentEntries(within, null, [withCause]);
	const facts = entry?.facts ?? [];
	const terms = facts.map(({ term }) => term);
	expect(new Set(terms).size).toBe(terms.length);
	expect(terms).toEqual(expect.arrayContaining(['What it answers', 'What people said']));
	const tried = facts.find(({ term }) => term === 'Tried before');
	expect(tried?.line.runs.map(({ text }) => text).join('')).toBe('Never');
});

test('[U-14] all that a signature covers can be read in the document', () => {
	const words = allWords(layOut(content, null));
	const { dosage, responses } = gabapentin;
	for (const text of [
		...[content.patient.name, '4 March 1968', 'H-10427', content.title, content.ask],
		...['Dr Amara Okafor', 'To sit through the concert.', 'Two operations.', 'We go on.'],
		...['Sleep more than four hours', gabapentin.name, gabapentin.why, gabapentin.whyNow],
		...[gabapentin.forCause, gabapentin.target, '14 December 2026'],
		...[dosage?.dose, dosage?.unit, dosage?.route, dosage?.frequency],
		...responses.map(({ reason }) => reason)
	])
		expect(words).toContain(text);
});

test('[TR24] the reason for choosing against a gate stands in the signed text', () => {
	const gated = { ...gabapentin, gateReason: 'The kidneys are checked each month.' };
	const words = allWords(layOut({ ...content, treatments: [gated] }, null));
	expect(words).toContain('The kidneys are checked each month.');
});

test('[U-14] [GO8] [GO9] a goal is read with its measure, its five steps and what others say', () => {
	const goals = content.goals.map((goal) => ({
		...goal,
		measure: 'Hours of sleep',
		levels: ['2', '3', '4', '5', '6'],
		answers: [{ by: rosa, kind: 'question' as const, reason: 'Every night?', toTheseWords: false }]
	}));
	const words = allWords(layOut({ ...content, goals }, null));
	expect(words).toContain('We will see it by: Hours of sleep; Much less than hoped: 2;');
	expect(words).toContain(`As hoped: 4; More than hoped: 5; Much more than hoped: 6`);
	expect(words).toContain(`${rosa.name} asks (to earlier words) “Every night?”`);
});

test('[U-14] nothing is marked when nothing changed, and nothing in a first version', () => {
	expect(changedParts(layOut(content, null))).toEqual([]);
	expect(changedParts(layOut(content, content))).toEqual([]);
});

test('[U-14] a dose that changed is named as such, at the treatment', () => {
	const dosage = { dose: '600', unit: 'mg', route: 'by mouth', frequency: 'once in the evening' };
	const now = { ...content, treatments: [{ ...gabapentin, dosage }] };
	expect(changedParts(layOut(now, content))).toEqual([
		{ href: '#entry-t1', name: 'Gabapentin capsules', tags: ['dose changed'] }
	]);
});

test('[U-14] a treatment that came, one that went and one that moved are told apart', () => {
	const tens = { ...gabapentin, id: toId<typeof gabapentin.id>('t2'), name: 'TENS', dosage: null };
	const moved = { ...gabapentin, status: 'stopped', statusReason: 'Too drowsy.' } as const;
	const parts = changedParts(layOut({ ...content, treatments: [moved, tens] }, content));
	expect(parts.map(({ name, tags }) => `${name}: ${tags.join()}`)).toEqual([
		'TENS: new',
		'Gabapentin capsules: was: under way'
	]);
	const gone = changedParts(layOut({ ...content, treatments: [] }, content));
	expect(gone.map(({ name, tags }) => `${name}: ${tags.join()}`)).toEqual([
		'Gabapentin capsules: taken out'
	]);
});

test('[U-14] changes of prose, goals and head each lead to their place', () => {
	const now: Content = {
		...content,
		title: 'Leg pain',
		sections: { ...content.sections, story: prose('Three operations.') },
		goals: []
	};
	expect(changedParts(layOut(now, content)).map(({ href }) => href)).toEqual([
		'#document',
		'#section-goals',
		'#section-story',
		'#entry-t1'
	]);
});
