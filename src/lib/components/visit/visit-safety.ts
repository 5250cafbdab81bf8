import type { PlanView } from '../../client/plan-view.svelte.ts';
import { redFlags } from '../../domain/catalogue/red-flag.ts';
import { lastAnsweredAt } from '../../domain/safety/occasion.ts';
import { openChecks } from '../../domain/safety/open-flag.ts';
import type { SafetyCheck } from '../../domain/safety/safety-check.ts';
import { m } from '../../paraglide/messages.js';
import { recordTitle } from '../record/record-title.ts';
import { choiceWords } from '../record/record-words.ts';
import { calendarDay } from '../relative-time.ts';
import { pageHref } from '../room/page-href.ts';
import { levelWords } from '../../copy/advice-words.ts';
import type { VisitLine } from './visit-line.ts';

type Seen = Pick<PlanView, 'state' | 'recordsOf' | 'memberOf' | 'safetyChecks'>;

interface SafetyStrip {
	/** Warning signs without an outcome, the most urgent first. */
	readonly open: readonly VisitLine[];
	/** When the questions were last answered, where nothing is open. */
	readonly calm: string;
	readonly opioids: readonly VisitLine[];
}

/** What comes before everything else. */
export function safetyStrip(room: Seen, planHref: string): SafetyStrip {
	const open = openChecks(room.state).map((check) => ({
		id: check.id,
		href: `${pageHref(planHref, 'safety')}#check-${check.id}`,
		lead: check.level ? levelWords(check.level) : '',
		text: [...askedIn(check), standing(check, room)].join(' ')
	}));
	return { open, calm: calmWords(room), opioids: opioidLines(room, planHref) };
}

function askedIn({ raised }: SafetyCheck): readonly string[] {
	return raised.flatMap(({ id }) => {
		const flag = redFlags.find((one) => one.id === id);
		return flag ? [m.visit_answered_yes({ question: flag.question })] : [];
	});
}

function standing({ openedBy }: SafetyCheck, room: Seen): string {
	if (openedBy === null) return m.safety_unopened();
	return m.safety_opened({ name: room.memberOf(openedBy)?.name ?? m.room_somebody() });
}

function calmWords({ safetyChecks }: Seen): string {
	const last = lastAnsweredAt(safetyChecks);
	if (last === null) return m.visit_safety_never();
	return m.visit_safety_calm({ date: calendarDay(last.slice(0, 10)) });
}

function opioidLines(room: Seen, planHref: string): readonly VisitLine[] {
	return room
		.recordsOf('medicine')
		.filter(({ details }) => details.group === 'opioid' && details.use !== 'stopped')
		.map((medicine) => ({
			id: medicine.id,
			href: `${pageHref(planHref, 'why')}#record-${medicine.id}`,
			lead: recordTitle(medicine),
			text: m.visit_opioid({ use: choiceWords('medicine', 'use', medicine.details.use) })
		}));
}
