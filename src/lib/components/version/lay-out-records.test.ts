import { findOption } from '../../domain/catalogue/catalogue.ts';
import { expect, test } from 'vitest';
import { toId } from '../../domain/ids.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { causeId, studyId, testDetailsByKind } from '../../domain/record/test-records.ts';
import type { PersonContent, RecordContent } from '../../domain/version/content.ts';
import { emptyProse } from '../../prose/node.ts';
import { recordSections } from './lay-out-records.ts';
import type { Content } from './lay-out.ts';

const okafor: PersonContent = {
	userId: toId('u3'),
	name: 'Dr Amara Okafor',
	role: 'pain-specialist'
};

function record(
	kind: RecordKind,
	id: RecordContent['id'],
	details: AnyDetails = {}
): RecordContent {
	const said: AnyDetails = { ...testDetailsByKind[kind], ...details };
	return { id, kind, details: said, recordedBy: okafor, statedBy: okafor };
}

function contentOf(records: readonly RecordContent[]): Content {
	return {
		format: 'accord-plan/3',
		planId: toId('p1'),
		clinicId: toId('c1'),
		patient: { name: 'Rosa Alvarez', birthDate: '1968-03-04', identifier: '' },
		title: '',
		ask: '',
		urgency: 'elective',
		careTeam: [okafor],
		sections: {
			'what-matters': emptyProse,
			story: emptyProse,
			'working-diagnosis': emptyProse,
			'plan-summary': emptyProse
		},
		records,
		goals: [],
		treatments: [],
		amendments: []
	};
}

/** Each line of a section with its depth, and what of it is bold between stars. */
function linesOf(content: Content, key: string): readonly string[] {
	const found = recordSections(content, null).find((section) => section.key === key);
	return (found?.lines ?? []).map(({ depth, runs }) => {
		const words = runs.map(({ text, bold }) => (bold ? `*${text}*` : text)).join('');
		return `${String(depth)} ${words}`;
	});
}

test('[U-14] evidence stands under its cause, and a finding under its study', () => {
	const content = contentOf([
		record('evidence', toId('e1')),
		record('cause', toId('c2'), { name: 'Left sacroiliac joint' }),
		record('cause', causeId, { status: 'supported', statusReason: 'New on the images.' }),
		record('finding', toId('f1')),
		record('study', studyId)
	]);
	expect(linesOf(content, 'causes')).toEqual([
		'1 *Left sacroiliac joint* · Open',
		'1 *Scar round the nerve* · Supported · “New on the images.” (Dr Amara Okafor)',
		'2 For it: Seen on MRI'
	]);
	expect(linesOf(content, 'imaging').map((line) => line.slice(0, 30))).toEqual([
		'1 *MRI with contrast, 2 Octobe',
		'2 Scar at L4–L5: Scar round the'.slice(0, 30)
	]);
});

test('[U-14] evidence of a cause that is gone is still in the document', () => {
	const content = contentOf([record('evidence', toId('e1'))]);
	expect(linesOf(content, 'causes')).toEqual(['1 *For it: Seen on MRI*']);
});

test('[U-14] in the history each record says of which kind it is', () => {
	const content = contentOf([record('allergy', toId('a1')), record('medicine', toId('m1'))]);
	const kinds = linesOf(content, 'history').map((line) => line.split(' · ')[0]);
	expect(kinds).toEqual(['1 *Allergy: Penicillin*', expect.stringMatching(/^1 \*Medicine: /)]);
});

test('[U-14] what the patient thinks says of which option, and in which words', () => {
	const said = { catalogueId: 'tens', row: 'asks', stance: 'for', text: 'In the evening.' };
	const content = contentOf([record('stance', toId('s1'), said)]);
	const [line, ...others] = linesOf(content, 'weighing');
	expect(line).toContain(findOption('tens')?.plain);
	expect(line).toContain('“In the evening.” (Dr Amara Okafor)');
	expect(others).toEqual([]);
});
