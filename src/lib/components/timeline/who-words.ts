import type { Role } from '../../domain/actor.ts';
import type { PlanState } from '../../domain/change.ts';
import { walkFrom } from '../../domain/timeline/walk.ts';
import type { DiffPart } from '../../domain/prose/word-diff.ts';
import { m } from '../../paraglide/messages.js';
import type { EntityEvent } from '../../protocol/event.ts';
import type { WrittenRun } from '../../protocol/timeline.ts';
import { absoluteTime } from '../relative-time.ts';
import { roleWords } from '../role-words.ts';
import { sessionNamed, type SessionNamed } from './session-named.ts';
import { eventWords } from './event-words.ts';

/** One answer to "who wrote this?": what, by whom, and when. */
export interface WhoLine {
	readonly key: string;
	/** The words themselves, or what was done. */
	readonly text: string;
	readonly isQuote: boolean;
	readonly parts: readonly DiffPart[];
	readonly name: string;
	/** Null for the server itself. */
	readonly role: Role | null;
	/** "Dr Lindqvist, referring doctor". */
	readonly by: string;
	readonly when: string;
	/** The session in whose course it came; null outside of one. */
	readonly session: SessionNamed | null;
	/** Where the plan can be read as it stood then. */
	readonly seq: number;
}

interface Reading {
	readonly now: PlanState;
	readonly timeZone: string;
}

/** A passage, writer by writer in reading order; white space between two is nobody's line. */
export function passageLines(runs: readonly WrittenRun[], reading: Reading): readonly WhoLine[] {
	return runs.flatMap((run, index): readonly WhoLine[] => {
		const text = run.text.trim();
		if (text === '') return [];
		const author = authorOf(run, reading.now);
		const how = howWords(run, reading.now);
		const { name, by } = personOf(author, reading.now);
		const when = [spanWords(run, reading), how].filter((part) => part !== '').join(', ');
		const { role } = author;
		const { seq } = run;
		const session = sessionNamed(run.careSession, reading);
		const who = { name, role, by, when, seq, session };
		return [{ key: `${index}`, text, isQuote: true, parts: [], ...who }];
	});
}

/** All that happened to one thing, the newest first. */
export function entityLines(events: readonly EntityEvent[], reading: Reading): readonly WhoLine[] {
	const walk = walkFrom([]);
	const lines = events.flatMap((event) => {
		const telling = { before: walk.state, now: reading.now, planHref: '' };
		const { words } = eventWords(event, telling);
		walk.put(event);
		const { name, by } = personOf(event, reading.now);
		const when = spanWords({ from: event.at, to: event.at }, reading);
		return words.map(({ text, parts }, index): WhoLine => {
			const { role, seq } = event;
			const session = sessionNamed(event.careSession ?? null, reading);
			const who = { name, role, by, when, seq, session };
			return { key: `${seq}-${index}`, text, isQuote: false, parts, ...who };
		});
	});
	return lines.toReversed();
}

function personOf(
	{ actorId, role }: Author,
	{ member }: PlanState
): { readonly name: string; readonly by: string } {
	if (actorId === null || role === null) {
		const name = m.who_by_server();
		return { name, by: name };
	}
	const known = [...member.values()].find(({ userId }) => userId === actorId);
	const name = known?.name ?? m.timeline_somebody();
	return { name, by: m.shell_person_with_role({ name, role: roleWords(role) }) };
}

type Author = Pick<WrittenRun, 'actorId' | 'role'>;

/** What was suggested stays the words of whoever suggested it, whoever put it in. */
function authorOf({ actorId, role, decided }: WrittenRun, { member }: PlanState): Author {
	if (decided?.kind !== 'suggestion') return { actorId, role };
	const { suggestedBy } = decided.entity;
	const known = [...member.values()].find(({ userId }) => userId === suggestedBy);
	return { actorId: suggestedBy, role: known?.role ?? role };
}

/** By which way words came that were not typed where they stand. */
function howWords({ command, actorId, role, decided }: WrittenRun, now: PlanState): string {
	if (decided?.kind === 'suggestion') {
		return m.who_suggested({ name: personOf({ actorId, role }, now).name });
	}
	if (command === 'RestoreSection') return m.who_restored();
	return command === null ? '' : m.who_decided();
}

function spanWords({ from, to }: Pick<WrittenRun, 'from' | 'to'>, { timeZone }: Reading): string {
	if (from === '') return '';
	const [start, end] = [
		absoluteTime(new Date(from), timeZone),
		absoluteTime(new Date(to), timeZone)
	];
	return start === end ? m.who_on({ time: end }) : m.who_between({ from: start, to: end });
}
