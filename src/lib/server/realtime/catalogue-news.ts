import type { CatalogueStanding } from '../../domain/acceptance/acceptance.ts';
import type { ClinicId, PlanId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { WireRefusal } from '../../protocol/answer.ts';
import { findClinicOf, findPlansOf, readStanding } from '../catalogue/reader.ts';
import { planTopic, type Connection } from './connection.ts';
import { findSeat, type Desk } from './desk.ts';

/**
 * A clinic has accepted the catalogue: whoever has a plan of it open here is told to ask how it
 * stands. Lost is no harm: a page asks by itself when its line comes back, and when it is loaded.
 */
export async function announceCatalogue(
	{ database, rooms, io, log }: Desk,
	clinicId: ClinicId
): Promise<void> {
	const open = rooms.heads().map(({ planId }) => planId);
	if (open.length === 0) return;
	try {
		for (const plan of await findPlansOf(database, clinicId, open)) {
			io.local.to(planTopic(plan)).emit('catalogue:changed', { plan });
		}
	} catch (error) {
		log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'pages were not told');
	}
}

/** How it stands now, for a page that was made before. */
export async function readCatalogue(
	desk: Desk,
	connection: Connection,
	{ plan }: { plan: PlanId }
): Promise<Result<{ standing: CatalogueStanding }, Refusal | WireRefusal>> {
	const seat = await findSeat(desk, connection, plan);
	if (!seat.ok) return seat;
	// What was never opened is not on the record as opened.
	if (!connection.plans.has(plan)) return err({ code: 'out-of-step' });
	const clinicId = await findClinicOf(desk.database, plan);
	if (!clinicId) return err({ code: 'not-found' });
	return ok({ standing: await readStanding(desk.database, clinicId) });
}
