import type { EntityByKind, EntityKind } from '../../domain/change.ts';
import type { Command, CommandInputByName } from '../../domain/command.ts';
import { attainmentLevels, type Goal } from '../../domain/goal/goal.ts';
import { detailFields } from '../../domain/treatment/details.ts';
import type { Treatment, TreatmentDetails } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { levelWords } from './goal-words.ts';
import { detailFieldWords, detailValueWords, type Names } from './treatment-fields.ts';
import { goalStatusWords, treatmentStatusWords } from './words.ts';

type AnyEntity = EntityByKind[EntityKind];

export interface ConflictRow {
	readonly label: string;
	readonly mine: string;
	readonly theirs: string;
}

/** Both values of everything that two people changed at the same time. */
export function conflictRows(
	command: Command,
	current: AnyEntity,
	names: Names
): readonly ConflictRow[] {
	if (command.name === 'ReviseTreatment' && isTreatment(current))
		return revisedFields(command.input.after, current, names);
	if (command.name === 'SetTreatmentStatus' && isTreatment(current))
		return [
			{
				label: m.room_conflict_state(),
				mine: withReason(
					treatmentStatusWords(command.input.to, 'pain-specialist'),
					command.input.reason
				),
				theirs: withReason(
					treatmentStatusWords(current.status, 'pain-specialist'),
					current.statusReason
				)
			}
		];
	return otherRows(command, current);
}

function otherRows(command: Command, current: AnyEntity): readonly ConflictRow[] {
	if (command.name === 'ReviseGoal' && isGoal(current))
		return [{ label: m.room_goal_text(), mine: command.input.text, theirs: current.text }];
	if (command.name === 'MeasureGoal' && isGoal(current)) return measureRows(command.input, current);
	if (command.name === 'AnswerGoal' && isGoal(current))
		return [{ label: m.goal_conflict_words(), mine: command.input.text, theirs: current.text }];
	if (command.name === 'SetGoalStatus' && isGoal(current))
		return [
			{
				label: m.room_conflict_state(),
				mine: withReason(goalStatusWords(command.input.to), command.input.reason),
				theirs: withReason(goalStatusWords(current.status), current.statusReason)
			}
		];
	if (command.name === 'RevisePlan' && 'ask' in current)
		return [
			{ label: m.refusal_field_title(), mine: command.input.title, theirs: current.title },
			{ label: m.refusal_field_ask(), mine: command.input.ask, theirs: current.ask }
		].filter(({ mine, theirs }) => mine !== theirs);
	return threadRows(command, current);
}

/** What reads differently of a goal's measure and its steps. */
function measureRows(
	mine: CommandInputByName['MeasureGoal'],
	theirs: Goal
): readonly ConflictRow[] {
	const rows = [
		{ label: m.goal_measure_label(), mine: mine.measure, theirs: theirs.measure },
		...attainmentLevels.map((_, index) => ({
			label: levelWords(index),
			mine: mine.levels[index] ?? '',
			theirs: theirs.levels[index] ?? ''
		}))
	];
	return rows.filter((row) => row.mine !== row.theirs);
}

function threadRows(command: Command, current: AnyEntity): readonly ConflictRow[] {
	if (!('needsAnswer' in current)) return [];
	const theirs = [
		current.status === 'resolved' ? m.room_conflict_resolved() : m.room_conflict_open(),
		...(current.needsAnswer ? [m.discussion_needs_answer()] : [])
	].join(', ');
	const mine = threadWish(command);
	return mine === null ? [] : [{ label: m.discussion_title(), mine, theirs }];
}

function threadWish(command: Command): string | null {
	if (command.name === 'ResolveThread') return m.room_conflict_resolved();
	if (command.name === 'ReopenThread') return m.room_conflict_open();
	if (command.name !== 'SetNeedsAnswer') return null;
	return command.input.needsAnswer
		? m.discussion_needs_answer_set()
		: m.discussion_needs_answer_unset();
}

function revisedFields(
	after: Partial<TreatmentDetails>,
	current: Treatment,
	names: Names
): readonly ConflictRow[] {
	const mine: TreatmentDetails = { ...current, ...after };
	return detailFields
		.filter((field) => field in after)
		.map((field) => ({
			label: detailFieldWords(field),
			mine: detailValueWords(mine, field, names),
			theirs: detailValueWords(current, field, names)
		}))
		.filter((row) => row.mine !== row.theirs);
}

function withReason(words: string, reason: string): string {
	return reason === '' ? words : `${words}: “${reason}”`;
}

function isTreatment(entity: AnyEntity): entity is Treatment {
	return 'detailsRevision' in entity && 'triedBefore' in entity;
}

function isGoal(entity: AnyEntity): entity is Goal {
	return 'addedBy' in entity;
}
