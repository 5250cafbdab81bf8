import type { Role } from '../../domain/actor.ts';
import type { Change, PlanState } from '../../domain/change.ts';
import type { UserId } from '../../domain/ids.ts';
import { walkFrom } from '../../domain/timeline/walk.ts';
import type { EntityEvent } from '../../protocol/event.ts';
import type { Writing } from '../../protocol/timeline.ts';
import { m } from '../../paraglide/messages.js';
import { sectionHref } from '../room/page-href.ts';
import { sectionWords } from '../room/words.ts';
import { said, type ChangeWords } from './change-words.ts';
import { dayOf } from './day-of.ts';
import { eventWords } from './event-words.ts';
import { milestoneOf, type Milestone } from './milestone.ts';
import { sessionNamed, type SessionNamed } from './session-named.ts';

export interface TimelineLine extends ChangeWords {
	readonly key: string;
	readonly href: string | null;
}

/** What one person did on one day, between two signatures; the newest first. */
export interface PersonsDay {
	readonly key: string;
	readonly name: string;
	readonly role: Role;
	readonly from: string;
	readonly to: string;
	/** What is done in a session stands apart from what the same person does elsewhere. */
	readonly session: SessionNamed | null;
	readonly lines: readonly TimelineLine[];
}

export type TimelineEntry =
	| Milestone
	| {
			readonly type: 'day';
			readonly key: string;
			/** YYYY-MM-DD where the clinic is. */
			readonly day: string;
			/** The last thing that is told here. */
			readonly seq: number;
			readonly people: readonly PersonsDay[];
	  };

export interface Stretch {
	/** Oldest first. */
	readonly events: readonly EntityEvent[];
	readonly writings: readonly Writing[];
	readonly earlier: readonly Change[];
	readonly now: PlanState;
	readonly planHref: string;
	readonly timeZone: string;
}

/** A stretch of a plan's history as it is read: newest first, by day and person, with what was signed. */
export function timelineEntries(stretch: Stretch): readonly TimelineEntry[] {
	const entries: (Building | Milestone)[] = [];
	for (const item of newestFirst(stretch)) {
		if (item.milestone) entries.push(item.milestone);
		else add(dayFor(item, entries, stretch.timeZone), item, stretch);
	}
	return entries.map((entry) => (entry.type === 'building' ? dayEntry(entry) : entry));
}

/** The day that is being told, or a new one where another day or something signed came between. */
function dayFor({ to, seq }: Item, entries: (Building | Milestone)[], timeZone: string): Building {
	const [last, day] = [entries.at(-1), dayOf(to, timeZone)];
	if (last?.type === 'building' && last.day === day) return last;
	const building: Building = { type: 'building', day, seq, people: new Map() };
	entries.push(building);
	return building;
}

/** What others did, by person, the newest first; what was signed is a line like any other. */
export function newsByPerson(stretch: Stretch, reader: UserId): readonly PersonsDay[] {
	const building: Building = { type: 'building', day: '', seq: 0, people: new Map() };
	const known = new Set<string>();
	for (const item of newestFirst(stretch)) {
		if (item.actorId === reader) continue;
		const lines = [...item.lines, ...milestoneLines(item)].filter(({ text }) => !known.has(text));
		for (const { text } of lines) known.add(text);
		if (lines.length > 0) add(building, { ...item, lines }, stretch);
	}
	return [...building.people.values()];
}

function milestoneLines({ milestone }: Item): readonly TimelineLine[] {
	if (!milestone) return [];
	const { key, href } = milestone;
	const text =
		milestone.type === 'signature'
			? milestone.text
			: m.timeline_version({ number: String(milestone.number) });
	return [{ ...said(text), key, href }];
}

/** What events and writings say, one item a line of theirs; what another event tells is left out. */
export function toldItems(stretch: Stretch): readonly Item[] {
	const walk = walkFrom(stretch.earlier);
	const { now, planHref } = stretch;
	const items = stretch.events.map((event): Item => {
		const { words, href } = eventWords(event, { before: walk.state, now, planHref });
		const milestone = milestoneOf(event, { now, planHref });
		walk.put(event);
		const { seq, actorId, role, at } = event;
		const careSession = event.careSession ?? null;
		const lines = words.map((one, index) => ({ ...one, key: `${seq}-${index}`, href }));
		return { seq, actorId, role, from: at, to: at, careSession, lines, milestone };
	});
	return [...items, ...stretch.writings.map((writing) => writingItem(writing, planHref))];
}

interface Item extends Pick<Writing, 'actorId' | 'role' | 'from' | 'to' | 'careSession'> {
	readonly seq: number;
	readonly lines: readonly TimelineLine[];
	readonly milestone: Milestone | null;
}

function newestFirst(stretch: Stretch): readonly Item[] {
	return toldItems(stretch)
		.filter(({ lines, milestone }) => lines.length > 0 || milestone !== null)
		.toSorted((one, other) => other.seq - one.seq);
}

function writingItem(writing: Writing, planHref: string): Item {
	const { document, toSeq: seq, ...by } = writing;
	const text = said(m.timeline_wrote({ section: sectionWords(document) }));
	const line = { ...text, key: `${seq}`, href: sectionHref(planHref, document) };
	return { ...by, seq, lines: [line], milestone: null };
}

interface Building {
	readonly type: 'building';
	readonly day: string;
	readonly seq: number;
	readonly people: Map<string, PersonsDay>;
}

function add({ people, seq: first }: Building, item: Item, reading: Stretch): void {
	const { actorId, role, from, to, careSession } = item;
	const id = `${actorId} ${role} ${careSession ?? ''}`;
	const so = people.get(id);
	if (so) {
		const lines = [...so.lines, ...item.lines];
		const earliest = from < so.from ? from : so.from;
		people.set(id, { ...so, from: earliest, to: to > so.to ? to : so.to, lines });
	} else {
		const known = [...reading.now.member.values()].find(({ userId }) => userId === actorId);
		const name = known?.name ?? m.timeline_somebody();
		const session = sessionNamed(careSession, reading);
		people.set(id, { key: `${first} ${id}`, name, role, from, to, session, lines: item.lines });
	}
}

function dayEntry({ day, seq, people }: Building): TimelineEntry {
	return { type: 'day', key: `day-${seq}`, day, seq, people: [...people.values()] };
}
