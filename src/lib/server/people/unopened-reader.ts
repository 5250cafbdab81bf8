import { escalation, type OpeningHours } from '../../domain/safety/escalation.ts';
import type { FlagLevel } from '../../domain/catalogue/flag-level.ts';
import type { UserId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { ClinicSettings } from '../db/schema/people.ts';
import { clinicContacts } from './clinic-settings.ts';

/** A warning sign that is for the whole clinic by now. Whose it is stays with the plan's own people. */
export interface Unopened {
	readonly clinic: string;
	/** The clinicians of the plan; empty for none. */
	readonly names: string;
}

interface Row {
	readonly clinic: string;
	readonly settings: ClinicSettings;
	readonly level: FlagLevel;
	readonly answeredAt: Date;
	readonly names: string;
}

/** What nobody has opened for an hour, in other plans of the clinics that somebody works at [SC8]. */
export async function readUnopened(
	{ sql }: Pick<AccordDatabase, 'sql'>,
	{ userId, now }: { readonly userId: UserId; readonly now: string }
): Promise<readonly Unopened[]> {
	const rows = await sql<Row[]>`
		select c.name as clinic, c.settings, f.level, f.answered_at as "answeredAt",
			coalesce((
				select string_agg(who.name, ', ' order by who.role desc) from plan_member who
				where who.plan_id = p.id and who.until is null and who.role <> 'patient'
			), '') as names
		from clinic_member works
		join clinic c on c.id = works.clinic_id
		join plan p on p.clinic_id = c.id
		join safety_check f on f.plan_id = p.id
		where works.user_id = ${userId} and f.level in ('E0', 'E1')
			and f.opened_at is null and f.closed_at is null
			and not exists (
				select 1 from plan_member mine
				where mine.plan_id = p.id and mine.user_id = ${userId} and mine.until is null
			)
		order by f.answered_at`;
	return rows
		.filter((row) => isForClinic(row, { now, hours: clinicContacts(row.settings).hours }))
		.map(({ clinic, names }) => ({ clinic, names }));
}

function isForClinic(
	{ level, answeredAt }: Row,
	around: { readonly now: string; readonly hours: OpeningHours }
): boolean {
	const check = { level, answeredAt: answeredAt.toISOString(), openedAt: null, closedAt: null };
	return escalation(check, around) === 'clinic';
}
