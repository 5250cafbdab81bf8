import { v7 } from 'uuid';
import {
	findAcceptance,
	isAcceptor,
	standingOf,
	type CatalogueAcceptance,
	type CatalogueStanding,
	type ClinicState
} from '../../domain/acceptance/acceptance.ts';
import type { ClinicCommands } from '../../domain/acceptance/command.ts';
import { acceptCatalogue, type AcceptanceRefusal } from '../../domain/acceptance/decide.ts';
import { compareEditions, type EntryDifference } from '../../domain/acceptance/edition.ts';
import type { ClinicPlace } from '../../domain/care-team/care-team.ts';
import type { ClinicId, UserId } from '../../domain/ids.ts';
import { canAtClinic } from '../../domain/policy.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { recordAudit } from '../audit/writer.ts';
import { entries, entriesText } from '../catalogue/edition.ts';
import { findAcceptedEntries, readClinicState, readStanding } from '../catalogue/reader.ts';
import { insertAcceptance } from '../catalogue/writer.ts';
import { findClinician } from '../people/clinician-reader.ts';
import { lockClinic } from '../people/reader.ts';
import type { Reading } from '../plan/reader.ts';
import type { Context } from './context.ts';

/** The catalogue as somebody finds it who works at a clinic. */
export interface CataloguePage {
	readonly clinic: Pick<ClinicState, 'id' | 'name' | 'edition' | 'acceptances'>;
	readonly standing: CatalogueStanding;
	/** The clinics of the person who asks. */
	readonly places: readonly ClinicPlace[];
	readonly mayAccept: boolean;
	/** What was accepted before this edition; null where nothing was. */
	readonly previous: CatalogueAcceptance | null;
	readonly changes: readonly EntryDifference[];
}

/** @param clinicId the first clinic where it is null */
export async function openCatalogue(
	{ database, userId }: Pick<Context, 'database' | 'userId'>,
	clinicId: string | null
): Promise<Result<CataloguePage, { readonly code: 'not-found' }>> {
	const found = await findPlace(database, { userId, clinicId });
	if (!found) return err({ code: 'not-found' });
	const { place, places, actor } = found;
	const clinic = await readClinicState(database, place.clinicId);
	const previous = findPrevious(clinic);
	const before = previous && (await findAcceptedEntries(database, previous.id));
	const { id, name, edition, acceptances } = clinic;
	const standing = standingOf(clinic);
	return ok({
		clinic: { id, name, edition, acceptances },
		standing,
		places,
		mayAccept: standing.state === 'awaited' && canAtClinic(actor, 'AcceptCatalogue', clinic),
		previous,
		changes: before ? compareEditions(before, entries) : []
	});
}

type Accepted = Result<CatalogueAcceptance, AcceptanceRefusal>;

/**
 * One at a time for a clinic: whoever comes second reads who was first, and who has pressed twice has
 * accepted once.
 */
export async function accept(
	context: Pick<
		Context,
		'database' | 'userId' | 'authSession' | 'requestId' | 'now' | 'announceCatalogue'
	>,
	request: {
		readonly clinicId: string;
		readonly input: ClinicCommands['AcceptCatalogue'];
		readonly reauthenticated: boolean;
	}
): Promise<Accepted> {
	const { clinicId, input, reauthenticated } = request;
	const { userId, authSession, requestId, now } = context;
	const accepted = await context.database.transact<Accepted>(async (transaction) => {
		const found = await findPlace(transaction, { userId, clinicId });
		if (!found) return err({ code: 'not-found' });
		const { actor, place } = found;
		await lockClinic(transaction, place.clinicId);
		const clinic = await readClinicState(transaction, place.clinicId);
		const facts = { actor, acceptanceId: v7(), now: now().toISOString(), reauthenticated };
		const decision = acceptCatalogue(input, clinic, facts);
		const own = earlierOf(decision, userId);
		if (own) return ok(own);
		await recordAudit(transaction, {
			action: 'catalogue-accept',
			outcome: decision.ok ? 'success' : 'refused',
			actorId: userId,
			role: actor.role,
			authSession,
			objectId: decision.ok ? decision.value.id : place.clinicId,
			requestId
		});
		if (!decision.ok) return decision;
		await insertAcceptance(transaction, decision.value, { content: entriesText, authSession });
		return decision;
	});
	if (accepted.ok) context.announceCatalogue?.(accepted.value.clinicId);
	return accepted;
}

/** The clinics of somebody that have not accepted what the catalogue says now. */
export async function readAwaited({
	database,
	userId
}: Pick<Context, 'database' | 'userId'>): Promise<
	readonly { readonly clinicId: ClinicId; readonly name: string; readonly mayAccept: boolean }[]
> {
	const places = (await findClinician(database, userId))?.places ?? [];
	const awaited = await Promise.all(
		places.map(async ({ clinicId, clinicName: name, role }) => {
			const { state } = await readStanding(database, clinicId);
			return state === 'awaited' ? [{ clinicId, name, mayAccept: isAcceptor({ role }) }] : [];
		})
	);
	return awaited.flat();
}

/** What somebody asks to accept whose own word is on record already. */
function earlierOf(
	decision: Result<CatalogueAcceptance, AcceptanceRefusal>,
	userId: UserId
): CatalogueAcceptance | null {
	if (decision.ok || decision.error.code !== 'already-accepted') return null;
	const { current } = decision.error;
	return current.acceptedBy === userId ? current : null;
}

async function findPlace(
	reading: Reading,
	{ userId, clinicId }: { readonly userId: Context['userId']; readonly clinicId: string | null }
) {
	const clinician = await findClinician(reading, userId);
	if (!clinician) return null;
	const { name, places } = clinician;
	const place = clinicId === null ? places[0] : places.find((one) => one.clinicId === clinicId);
	return place ? { place, places, actor: { id: userId, name, role: place.role } } : null;
}

/** What this edition is compared with: the acceptance before its own, or the last of all. */
function findPrevious(clinic: ClinicState): CatalogueAcceptance | null {
	const own = findAcceptance(clinic);
	const older = own
		? clinic.acceptances.slice(clinic.acceptances.indexOf(own) + 1)
		: clinic.acceptances;
	return older[0] ?? null;
}
