import { beforeEach, describe, expect, test } from 'vitest';
import { addClinic, addClinician, contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { Command } from '../../domain/command.ts';
import type { ClinicId, RecordId, SafetyCheckId, TreatmentId, UserId } from '../../domain/ids.ts';
import { testAnswers } from '../../domain/safety/test-checks.ts';
import { testDetails } from '../../domain/test-plan.ts';
import { edition, entries } from '../catalogue/edition.ts';
import { insertAcceptance } from '../catalogue/writer.ts';
import { editionText } from '../../domain/acceptance/edition.ts';
import { accept, openCatalogue, readAwaited } from './accept-catalogue.ts';
import { execute } from './execute.ts';
import { openPlanPage } from './plan-page.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const statement = 'I have read all of it.';
const notAccepted = { ok: false, error: { code: 'catalogue-not-accepted' } };

const { database } = await testDatabase();
let plan: PlanFixture;
beforeEach(async () => {
	plan = await createPlan(database, now);
});

const by = (userId: UserId, of = database) => contextOf(of, userId, () => now);

function acceptBy(
	userId: UserId,
	over: { clinicId?: ClinicId; hash?: string; proved?: boolean } = {}
) {
	const { clinicId = plan.clinicId, hash = edition.contentHash, proved = true } = over;
	const { version } = edition;
	const input = { version, contentHash: hash };
	return accept(by(userId), {
		clinicId,
		input: { ...input, hasRead: true, statement },
		reauthenticated: proved
	});
}

function propose(catalogueId: string): Command {
	const details = { ...testDetails, catalogueId };
	return { name: 'ProposeTreatment', input: { treatmentId: newId<TreatmentId>(), details } };
}

function run(command: Command, userId: UserId = plan.specialist.id) {
	return execute(by(userId), { planId: plan.planId, opId: newId(), command });
}

function audited(objectId: string) {
	return database.sql`select actor_id as "actorId", role, outcome from audit_event
		where action = 'catalogue-accept' and object_id = ${objectId}`;
}

describe('a clinic that has not accepted the catalogue', () => {
	test('[AC7] [AC8] [AC9] brings no entry into a plan; everything else goes on', async () => {
		expect(await run(propose('tens'))).toMatchObject(notAccepted);
		const cause = { catalogueId: 'hardware', name: 'Hardware', plain: '', status: 'open' };
		const details = { ...cause, statusReason: '', wouldChange: '' };
		const add = (more: object): Command => ({
			name: 'AddRecord',
			input: { recordId: newId<RecordId>(), kind: 'cause', details: { ...details, ...more } }
		});
		expect(await run(add({}))).toMatchObject(notAccepted);
		expect(await run(add({ catalogueId: '' }))).toMatchObject({ ok: true });
		expect(await run(propose(''))).toMatchObject({ ok: true });
		const answers = testAnswers({ trauma: { answer: 'yes' } });
		const checkId = newId<SafetyCheckId>();
		const check = { checkId, occasion: 'on-demand', answers } as const;
		const answered = await run({ name: 'AnswerSafetyCheck', input: check }, plan.patient.id);
		expect(answered).toMatchObject({ ok: true });
	});

	test('[AC10] says on the plan’s page and in the work list who can accept it', async () => {
		const { specialist, stranger, doctor, planId, clinicId } = plan;
		const opened = await openPlanPage(by(specialist.id), planId);
		const acceptors = [stranger, specialist].map(({ id, name }) => ({ id, name }));
		expect(opened).toMatchObject({
			value: { catalogue: { state: 'awaited', acceptors, previous: null } }
		});
		expect(await readAwaited(by(doctor.id))).toMatchObject([{ clinicId, mayAccept: false }]);
		expect(await readAwaited(by(plan.patient.id))).toEqual([]);
	});
});

describe('accepting', () => {
	test('[AC1] [AC6] [AC7] by a specialist of the clinic is on the record and switches it on', async () => {
		const { specialist, clinicId, planId } = plan;
		const accepted = await acceptBy(specialist.id);
		expect(accepted).toMatchObject({
			ok: true,
			value: { ...edition, clinicId, name: specialist.name, statement }
		});
		if (!accepted.ok) return;
		expect(await audited(accepted.value.id)).toEqual([
			{ actorId: specialist.id, role: 'pain-specialist', outcome: 'success' }
		]);
		expect(await run(propose('tens'))).toMatchObject({ ok: true });
		const page = await openPlanPage(by(specialist.id), planId);
		expect(page).toMatchObject({
			value: { catalogue: { state: 'accepted', name: specialist.name } }
		});
		expect(await readAwaited(by(specialist.id))).toEqual([]);
		expect(await openCatalogue(by(specialist.id), clinicId)).toMatchObject({
			value: { mayAccept: false, clinic: { acceptances: [{ statement }] }, previous: null }
		});
	});

	test('[AC6] what was accepted never changes', async () => {
		expect(await acceptBy(plan.specialist.id)).toMatchObject({ ok: true });
		const { sql } = database;
		await expect(sql`update catalogue_acceptance set name = 'Somebody'`).rejects.toThrow(
			'never changed'
		);
		await expect(sql`delete from catalogue_acceptance`).rejects.toThrow('never changed');
		await expect(sql`truncate catalogue_acceptance`).rejects.toThrow('never changed');
	});

	test('[AC1] [AC2] [AC3] is refused to everybody else, unread and unproved, on the record', async () => {
		const { doctor, specialist, clinicId, patient } = plan;
		const otherClinic = await addClinic(database, 'Elsewhere');
		const role = 'pain-specialist';
		const elsewhere = await addClinician(database, { clinicId: otherClinic, name: 'E', role });
		const refused = async (answer: ReturnType<typeof acceptBy>, code: string) =>
			expect(await answer).toMatchObject({ ok: false, error: { code } });
		await refused(acceptBy(doctor.id), 'forbidden');
		await refused(acceptBy(patient.id), 'not-found');
		await refused(acceptBy(elsewhere), 'not-found');
		await refused(acceptBy(specialist.id, { clinicId: otherClinic }), 'not-found');
		await refused(acceptBy(specialist.id, { hash: 'b'.repeat(64) }), 'edition-moved');
		await refused(acceptBy(specialist.id, { proved: false }), 'reauthentication-required');
		expect(await audited(clinicId)).toMatchObject([
			{ actorId: doctor.id, outcome: 'refused' },
			{ actorId: specialist.id, outcome: 'refused' },
			{ actorId: specialist.id, outcome: 'refused' }
		]);
		expect(await openCatalogue(by(elsewhere), clinicId)).toMatchObject({ ok: false });
		expect(await run(propose('tens'))).toMatchObject(notAccepted);
	});

	test('[AC4] of two at once one is the first, and the other reads by whom', async () => {
		const { specialist, stranger } = plan;
		const answers = await Promise.all([acceptBy(specialist.id), acceptBy(stranger.id)]);
		const first = answers.find((answer) => answer.ok);
		const second = answers.find((answer) => !answer.ok);
		expect(first?.ok && second).toMatchObject({
			error: { code: 'already-accepted', current: first?.ok ? first.value : null }
		});
	});

	test('[AC4] who presses twice has accepted once', async () => {
		const { specialist, clinicId } = plan;
		const [one, other] = await Promise.all([acceptBy(specialist.id), acceptBy(specialist.id)]);
		expect(one).toMatchObject({ ok: true, value: { name: specialist.name } });
		expect(other).toEqual(one);
		expect(one.ok && (await audited(one.value.id))).toHaveLength(1);
		expect(await audited(clinicId)).toEqual([]);
	});

	test('[AC2] [AC11] an earlier edition counts no more, and is compared with', async () => {
		const { specialist, clinicId } = plan;
		const [first, ...rest] = entries;
		if (!first) throw new Error('a catalogue has entries');
		const earlier = [{ ...first, fields: { ...first.fields, plain: 'As it read' } }, ...rest];
		const { id: acceptedBy, name } = specialist;
		const acceptance = {
			id: newId(),
			clinicId,
			version: '2026-10',
			contentHash: 'c'.repeat(64),
			acceptedBy,
			name,
			role: 'pain-specialist',
			statement,
			acceptedAt: '2026-10-01T08:00:00.000Z'
		} as const;
		const kept = { content: editionText(earlier), authSession: null };
		await database.transact((transaction) => insertAcceptance(transaction, acceptance, kept));
		expect(await run(propose('tens'))).toMatchObject(notAccepted);
		const previous = { version: '2026-10' };
		const field = { field: 'plain', before: 'As it read', after: first.fields['plain'] };
		const changes = [{ id: first.id, change: 'changed', fields: [field] }];
		const standing = { state: 'awaited', previous };
		expect(await openCatalogue(by(specialist.id), null)).toMatchObject({
			value: { mayAccept: true, standing, previous, changes }
		});
		expect(await acceptBy(specialist.id)).toMatchObject({ ok: true });
		expect(await openCatalogue(by(specialist.id), null)).toMatchObject({
			value: { mayAccept: false, standing: { state: 'accepted' }, previous, changes }
		});
		expect(await run(propose('tens'))).toMatchObject({ ok: true });
	});
});

test('[AC5] a demonstration needs no acceptance and takes none', async () => {
	const { database: other } = await testDatabase();
	await other.sql`insert into installation (demonstration) values (true)`;
	const made = await createPlan(other, now);
	const context = by(made.specialist.id, other);
	const command = propose('tens');
	const done = await execute(context, { planId: made.planId, opId: newId(), command });
	expect(done).toMatchObject({ ok: true });
	expect(await openCatalogue(context, null)).toMatchObject({
		value: { standing: { state: 'demonstration' }, mayAccept: false }
	});
	const input = { ...edition, hasRead: true, statement };
	const request = { clinicId: made.clinicId, input, reauthenticated: true };
	expect(await accept(context, request)).toMatchObject({ error: { code: 'not-needed' } });
});
