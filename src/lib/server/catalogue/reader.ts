import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import * as v from 'valibot';
import type {
	CatalogueAcceptance,
	CatalogueStanding,
	ClinicState
} from '../../domain/acceptance/acceptance.ts';
import { standingOf } from '../../domain/acceptance/acceptance.ts';
import { editionKinds, type EditionEntry } from '../../domain/acceptance/edition.ts';
import { clinicianRoles } from '../../domain/actor.ts';
import { toId, type ClinicId, type PlanId, type UserId } from '../../domain/ids.ts';
import {
	catalogueAcceptance,
	clinic,
	clinicMember,
	installation,
	user
} from '../db/schema/people.ts';
import { plan } from '../db/schema/plan.ts';
import type { Reading } from '../plan/reader.ts';
import { edition } from './edition.ts';

/** Everything that a decision about a clinic's catalogue stands on. */
export async function readClinicState(reading: Reading, clinicId: ClinicId): Promise<ClinicState> {
	const { orm } = reading;
	const [found] = await orm
		.select({ name: clinic.name })
		.from(clinic)
		.where(eq(clinic.id, clinicId));
	if (!found) throw new Error('a clinic that somebody works at is there');
	return {
		id: clinicId,
		name: found.name,
		isDemonstration: await isDemonstration(reading),
		clinicians: await readClinicians(reading, clinicId),
		edition,
		acceptances: await readAcceptances(reading, clinicId)
	};
}

/** Whether a clinic works with the catalogue, and who can see to it. */
export async function readStanding(
	reading: Reading,
	clinicId: ClinicId
): Promise<CatalogueStanding> {
	if (await isDemonstration(reading)) return { state: 'demonstration' };
	return standingOf(await readClinicState(reading, clinicId));
}

export async function findClinicOf(
	{ orm }: Reading,
	planId: PlanId
): Promise<ClinicId | undefined> {
	const [row] = await orm.select({ clinicId: plan.clinicId }).from(plan).where(eq(plan.id, planId));
	return row?.clinicId;
}

/** Those of some plans that belong to a clinic. */
export async function findPlansOf(
	{ orm }: Reading,
	clinicId: ClinicId,
	among: readonly PlanId[]
): Promise<readonly PlanId[]> {
	const rows = await orm
		.select({ id: plan.id })
		.from(plan)
		.where(and(eq(plan.clinicId, clinicId), inArray(plan.id, [...among])));
	return rows.map(({ id }) => id);
}

/** What was accepted with it, as it read then. */
export async function findAcceptedEntries(
	{ orm }: Reading,
	acceptanceId: string
): Promise<readonly EditionEntry[]> {
	const [row] = await orm
		.select({ content: catalogueAcceptance.content })
		.from(catalogueAcceptance)
		.where(eq(catalogueAcceptance.id, acceptanceId));
	return row ? v.parse(storedEntries, row.content) : [];
}

const storedEntries = v.pipe(
	v.string(),
	v.parseJson(),
	v.array(
		v.object({
			kind: v.picklist(editionKinds),
			id: v.string(),
			name: v.string(),
			fields: v.record(v.string(), v.string())
		})
	)
);

/** An installation that does not say what it is is taken for a real one. */
async function isDemonstration({ orm }: Reading): Promise<boolean> {
	const [row] = await orm.select({ demonstration: installation.demonstration }).from(installation);
	return row?.demonstration === true;
}

async function readClinicians({ orm }: Reading, clinicId: ClinicId) {
	const rows = await orm
		.select({ id: user.id, name: user.name, role: clinicMember.role })
		.from(clinicMember)
		.innerJoin(user, eq(user.id, clinicMember.userId))
		.where(and(eq(clinicMember.clinicId, clinicId), isNull(user.disabledAt)))
		.orderBy(asc(user.name), asc(user.id));
	return rows.flatMap(({ id, name, role: written }) => {
		const role = clinicianRoles.find((one) => one === written);
		return role ? [{ id: toId<UserId>(id), name, role }] : [];
	});
}

async function readAcceptances(
	{ orm }: Reading,
	clinicId: ClinicId
): Promise<readonly CatalogueAcceptance[]> {
	return orm
		.select({
			id: catalogueAcceptance.id,
			clinicId: catalogueAcceptance.clinicId,
			version: catalogueAcceptance.version,
			contentHash: catalogueAcceptance.contentHash,
			acceptedBy: catalogueAcceptance.acceptedBy,
			name: catalogueAcceptance.name,
			role: catalogueAcceptance.role,
			statement: catalogueAcceptance.statement,
			acceptedAt: catalogueAcceptance.acceptedAt
		})
		.from(catalogueAcceptance)
		.where(eq(catalogueAcceptance.clinicId, clinicId))
		.orderBy(desc(catalogueAcceptance.acceptedAt), desc(catalogueAcceptance.id));
}
