import { documentKeys, type DocumentKey } from '../../domain/plan/section.ts';
import type { TreatmentStatus } from '../../domain/treatment/treatment.ts';
import type { GoalContent, PlanContent, TreatmentContent } from '../../domain/version/content.ts';
import { m } from '../../paraglide/messages.js';
import type { ProseDoc } from '../../prose/node.ts';
import { calendarDay } from '../relative-time.ts';
import { roleWords } from '../role-words.ts';
import { goalAnswerWords, levelWords } from '../room/goal-words.ts';
import { goalStatusWords, sectionWords, urgencyWords } from '../room/words.ts';
import { diffLine, diffLines, shown, type ShownLine } from './line-diff.ts';
import { amendmentSection } from './lay-out-amendments.ts';
import { recordSections } from './lay-out-records.ts';
import { treatmentEntries } from './lay-out-treatment.ts';
import type { DocumentHead, DocumentSection, PlanDocument } from './plan-document.ts';
import { plainLine, proseLines } from './prose-lines.ts';

export type Content = PlanContent<ProseDoc>;

/**
 * A plan as it is read on paper: all that a signature covers, in reading order. With an earlier
 * text, what changed since is marked in place, and what went stands where it was.
 */
export function layOut(content: Content, before: Content | null): PlanDocument {
	const prose = (key: DocumentKey) => proseSection(key, content, before);
	const treatments = (group: TreatmentGroup) => treatmentSection(group, content, before);
	const sections = [
		prose('what-matters'),
		goalSection(content, before),
		prose('story'),
		prose('working-diagnosis'),
		...recordSections(content, before),
		treatments('doing'),
		treatments('considered'),
		treatments('against'),
		treatments('done'),
		prose('plan-summary'),
		amendmentSection(content, before)
	];
	return { head: headOf(content, before), sections: sections.filter(isWorthShowing) };
}

const treatmentGroups = {
	doing: { title: m.version_section_doing, statuses: ['active', 'chosen'] },
	considered: {
		title: m.version_section_weighing,
		statuses: ['considering', 'proposed', 'suggested']
	},
	against: { title: m.version_section_against, statuses: ['set-aside'] },
	done: { title: m.version_section_done, statuses: ['completed', 'stopped'] }
} as const satisfies Record<
	string,
	{ readonly title: () => string; readonly statuses: readonly TreatmentStatus[] }
>;

type TreatmentGroup = keyof typeof treatmentGroups;

/** The sections of prose and "what we will do" always stand there; other groups when they hold something. */
function isWorthShowing({ key, entries, lines }: DocumentSection): boolean {
	if (key === 'goals' || key === 'doing' || documentKeys.some((known) => known === key))
		return true;
	return entries.length + lines.length > 0;
}

function headOf(content: Content, before: Content | null): DocumentHead {
	const line = (text: (of: Content) => string) =>
		diffLine(before && plainLine(text(before)), plainLine(text(content)));
	return {
		patient: line(patientLine),
		team: line(teamLine),
		title: line(({ title }) => title),
		ask: line(({ ask }) => ask)
	};
}

function patientLine({ patient, urgency }: Content): string {
	return [
		patient.name,
		m.version_born({ date: calendarDay(patient.birthDate) }),
		patient.identifier ? m.version_number({ identifier: patient.identifier }) : '',
		urgencyWords(urgency)
	]
		.filter((part) => part !== '')
		.join(' · ');
}

function teamLine({ careTeam }: Content): string {
	return careTeam.map(({ name, role }) => `${name} (${roleWords(role)})`).join(' · ');
}

function proseSection(key: DocumentKey, content: Content, before: Content | null): DocumentSection {
	const lines = diffLines(
		before && proseLines(before.sections[key]),
		proseLines(content.sections[key])
	);
	const voice = key === 'what-matters' ? 'patient' : 'record';
	return { key, title: sectionWords(key), voice, onPaper: 'read', lines, entries: [] };
}

function goalSection(content: Content, before: Content | null): DocumentSection {
	const earlier = new Map(before?.goals.map((goal) => [goal.id, goal]));
	const kept = content.goals.map((goal) => {
		const was = earlier.get(goal.id);
		if (before && !was) return shown(goalLine(goal), 'added');
		return diffLine(was ? goalLine(was) : null, goalLine(goal));
	});
	const gone = [...earlier.values()]
		.filter(({ id }) => !content.goals.some((goal) => goal.id === id))
		.map((goal): ShownLine => shown(goalLine(goal), 'removed'));
	const lines = [...kept, ...gone];
	const title = sectionWords('goals');
	return { key: 'goals', title, voice: 'patient', onPaper: 'read', lines, entries: [] };
}

function goalLine({ text, status, statusReason, addedBy, measure, levels, answers }: GoalContent) {
	const state = [goalStatusWords(status).toLowerCase(), statusReason]
		.filter((part) => part !== '')
		.join(': ');
	const by = addedBy.role === 'patient' ? '' : ` – ${addedBy.name}`;
	const measured = [
		measure === '' ? '' : m.goal_measured_by({ measure }),
		...levels.map((level, at) => `${levelWords(at)}: ${level}`)
	].filter((part) => part !== '');
	const rest = [measured.join('; '), answersText(answers)].filter((part) => part !== '');
	return { ...plainLine([`${text}${by} (${state})`, ...rest].join(' · '), 'item'), depth: 1 };
}

function answersText(answers: GoalContent['answers']): string {
	return answers
		.map(({ by, kind, reason, toTheseWords }) => {
			const earlier = toTheseWords ? '' : ` (${m.goal_answer_earlier()})`;
			const said = reason === '' ? '' : ` “${reason}”`;
			return `${by.name} ${goalAnswerWords(kind, false)}${earlier}${said}`;
		})
		.join('; ');
}

function treatmentSection(
	group: TreatmentGroup,
	content: Content,
	before: Content | null
): DocumentSection {
	const { title, statuses } = treatmentGroups[group];
	const isHere = ({ status }: TreatmentContent) => statuses.some((known) => known === status);
	const order = (one: TreatmentContent, other: TreatmentContent) =>
		statuses.findIndex((known) => known === one.status) -
		statuses.findIndex((known) => known === other.status);
	const entries = treatmentEntries(
		content,
		before,
		content.treatments.filter(isHere).toSorted(order)
	);
	const gone = (before?.treatments ?? [])
		.filter(isHere)
		.filter(({ id }) => !content.treatments.some((treatment) => treatment.id === id));
	return {
		key: group,
		title: title(),
		voice: 'record',
		onPaper: 'read',
		lines: [],
		entries: [...entries, ...treatmentEntries(content, before, gone)]
	};
}
