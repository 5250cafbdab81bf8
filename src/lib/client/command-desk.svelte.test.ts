import { describe, expect, test } from 'vitest';
import { foundingMember } from '../domain/care-team/care-team.ts';
import type { EntityKind } from '../domain/change.ts';
import type { Command } from '../domain/command.ts';
import type { Facts } from '../domain/decision.ts';
import { toId, type OpId } from '../domain/ids.ts';
import type { Treatment, TreatmentDetails } from '../domain/treatment/treatment.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import type { EntitiesByKind } from '../protocol/socket.ts';
import { CommandDesk } from './command-desk.svelte.ts';
import { PlanStore } from './plan-store.svelte.ts';
import type { RefusedDraft } from './refused-draft.ts';
import { predict } from './predict.ts';

const facts: Facts = {
	actor: { id: toId('okafor'), name: 'Dr Amara Okafor', role: 'pain-specialist' },
	now: '2026-11-22T10:00:00.000Z'
};

const details: TreatmentDetails = {
	name: 'TENS trial at home',
	kind: 'device',
	why: 'Leg pain in the evening',
	whyNow: 'Never tried',
	forCause: 'Scar tissue round the nerve root',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: 'Evening leg pain 6 to 4',
	reviewOn: '2026-12-14',
	dosage: null
};

function treatment(id: string, change: Partial<Treatment> = {}): Treatment {
	return {
		...details,
		id: toId(id),
		revision: 3,
		status: 'considering',
		statusReason: '',
		statusAt: facts.now,
		statusBy: facts.actor.id,
		proposedAt: facts.now,
		proposedBy: facts.actor.id,
		detailsRevision: 1,
		gateReason: '',
		...change
	};
}

const entities: EntitiesByKind = {
	plan: [
		{
			id: toId('plan'),
			revision: 1,
			clinicId: toId('clinic'),
			patientId: toId('patient'),
			patientName: 'Rosa Alvarez',
			patientBirthDate: '1971-04-02',
			patientIdentifier: null,
			title: 'Leg and back pain that persists',
			ask: '',
			status: 'active',
			statusReason: '',
			statusSince: facts.now,
			statusBy: null,
			previousClinics: [],
			urgency: 'elective',
			urgencyReason: '',
			urgencySince: facts.now,
			urgencyOwner: null,
			urgencyReviewOn: null,
			startedAt: facts.now,
			startedBy: facts.actor.id
		}
	],
	member: [
		foundingMember({
			id: toId('member'),
			userId: facts.actor.id,
			name: facts.actor.name,
			role: facts.actor.role,
			clinic: '',
			from: facts.now
		})
	],
	treatment: [treatment('tens'), treatment('walks', { name: 'Walks' })],
	response: [],
	goal: [],
	record: [],
	safety: [],
	restoration: [],
	thread: [],
	comment: [],
	careSession: [],
	agendaItem: [],
	decision: [],
	suggestion: [],
	amendment: [],
	version: [],
	signature: []
};

function rig() {
	const store = new PlanStore(entities);
	const drafts: RefusedDraft[] = [];
	let last = 0;
	const desk = new CommandDesk({
		store,
		facts: () => facts,
		newOpId: () => toId<OpId>(`op-${(last += 1)}`),
		onChange: () => undefined,
		onRefused: (draft) => drafts.push(draft)
	});
	desk.foresee(predict);
	const shown = (id: string) => store.state.treatment.get(id);
	return { store, desk, drafts, shown };
}

function revise(id: string, change: Partial<TreatmentDetails>, expectedRevision: number) {
	const before = Object.fromEntries(Object.entries(details).filter(([field]) => field in change));
	return { treatmentId: toId<Treatment['id']>(id), expectedRevision, before, after: change };
}

function setAside(id: string, expectedRevision: number) {
	const treatmentId = toId<Treatment['id']>(id);
	return { treatmentId, expectedRevision, to: 'set-aside', reason: 'Not now' } as const;
}

function stale(current: Treatment): AnsweredError {
	const kind: EntityKind = 'treatment';
	return { code: 'stale', kind, current, message: 'Somebody changed it first.', retry: 'never' };
}

const forbidden: AnsweredError = { code: 'forbidden', message: 'You may not.', retry: 'never' };

function expectedOf(command: Command | undefined): number | null {
	if (!command || !('expectedRevision' in command.input)) return null;
	return command.input.expectedRevision;
}

describe('commands', () => {
	test('[CL6] the effect shows at once and is rolled back by a refusal', async () => {
		const { desk, shown, drafts } = rig();
		const answered = desk.run('SetTreatmentStatus', setAside('tens', 3));
		expect(shown('tens')).toMatchObject({ status: 'set-aside', revision: 4 });
		const sent = desk.next();
		if (!sent) throw new Error('nothing to send');
		desk.refused(sent.opId, forbidden);
		expect(shown('tens')).toMatchObject({ status: 'considering', revision: 3 });
		expect(await answered).toEqual({ ok: false, error: forbidden });
		expect(drafts).toHaveLength(1);
		expect(desk.unsaved).toBe(0);
	});

	test('[CL6] what the domain refuses is answered here and not sent', async () => {
		const { desk } = rig();
		const answer = await desk.run('SetTreatmentStatus', { ...setAside('tens', 3), reason: ' ' });
		expect(answer).toMatchObject({ ok: false, error: { code: 'reason-needed' } });
		expect(desk.next()).toBeUndefined();
	});

	test('[CL7] in order, one op id each; its own event counts as the answer', async () => {
		const { desk } = rig();
		const first = desk.run('ReviseTreatment', revise('tens', { target: 'Three' }, 3));
		void desk.run('SetTreatmentStatus', setAside('walks', 3));
		expect(desk.next()?.opId).toBe('op-1');
		expect(desk.next()?.opId).toBe('op-1');
		const entity = treatment('tens', { revision: 4, target: 'Three' });
		desk.acknowledged(toId('op-1'), [{ kind: 'treatment', entity }]);
		desk.acknowledged(toId('op-1'), [{ kind: 'treatment', entity }]);
		expect(await first).toEqual({ ok: true });
		expect(desk.next()?.opId).toBe('op-2');
	});

	test('[CL8] later commands on the entity expect the revision that was given', () => {
		const { desk, shown } = rig();
		void desk.run('ReviseTreatment', revise('tens', { target: 'Three' }, 3));
		void desk.run('ReviseTreatment', revise('tens', { why: 'So' }, 4));
		void desk.run('SetTreatmentStatus', setAside('tens', 5));
		void desk.run('SetTreatmentStatus', setAside('walks', 3));
		// Another person's change to another field came between: the server gave 5, not 4.
		const entity = treatment('tens', { revision: 5, target: 'Three', whyNow: 'Now' });
		desk.acknowledged(toId('op-1'), [{ kind: 'treatment', entity }]);
		expect(expectedOf(desk.next()?.command)).toBe(5);
		desk.acknowledged(toId('op-2'), [
			{ kind: 'treatment', entity: { ...entity, revision: 6, why: 'So' } }
		]);
		expect(expectedOf(desk.next()?.command)).toBe(6);
		desk.acknowledged(toId('op-3'), []);
		expect(expectedOf(desk.next()?.command)).toBe(3);
		expect(shown('walks')?.status).toBe('set-aside');
	});

	test('[CL9] a stale command is held and stops only its own entity', async () => {
		const { desk, store, shown } = rig();
		const answered = desk.run('ReviseTreatment', revise('tens', { target: 'Three' }, 3));
		void desk.run('SetTreatmentStatus', setAside('tens', 4));
		void desk.run('SetTreatmentStatus', setAside('walks', 3));
		const current = treatment('tens', { revision: 4, target: 'Five' });
		store.confirm({ kind: 'treatment', entity: current });
		desk.refused(toId('op-1'), stale(current));
		expect(await answered).toMatchObject({ ok: false, error: { code: 'stale' } });
		expect(desk.conflicts).toMatchObject([
			{ id: 'op-1', current: { target: 'Five' }, before: { revision: 3 } }
		]);
		expect(desk.next()?.opId).toBe('op-3');
		expect(shown('tens')).toEqual(current);
		expect([desk.unsaved, desk.held]).toEqual([3, 1]);
	});

	test('[CL9] "use mine" sends it again, knowingly, under a new op id', () => {
		const { desk, store } = rig();
		void desk.run('ReviseTreatment', revise('tens', { target: 'Three' }, 3));
		void desk.run('SetTreatmentStatus', setAside('tens', 4));
		const current = treatment('tens', { revision: 4, target: 'Five' });
		desk.refused(toId('op-1'), stale(current));
		const newer = { ...current, revision: 6, target: 'Six' };
		store.confirm({ kind: 'treatment', entity: newer });
		desk.repredict();
		expect(desk.conflicts[0]?.current).toEqual(newer);
		desk.useMine(toId('op-1'));
		expect(desk.conflicts).toEqual([]);
		expect(desk.next()).toMatchObject({
			opId: 'op-3',
			command: {
				name: 'ReviseTreatment',
				input: { expectedRevision: 6, before: { target: 'Six' }, after: { target: 'Three' } }
			}
		});
		const entity = { ...newer, revision: 7, target: 'Three' };
		desk.acknowledged(toId('op-3'), [{ kind: 'treatment', entity }]);
		expect(expectedOf(desk.next()?.command)).toBe(7);
	});

	test('[CL9] "keep theirs" drops it, and what follows stands on what stands', () => {
		const { desk, store } = rig();
		void desk.run('ReviseTreatment', revise('tens', { target: 'Three' }, 3));
		void desk.run('SetTreatmentStatus', setAside('tens', 4));
		const current = treatment('tens', { revision: 9, target: 'Five' });
		store.confirm({ kind: 'treatment', entity: current });
		desk.refused(toId('op-1'), stale(current));
		desk.keepTheirs(toId('op-1'));
		expect(desk.next()?.command.name).toBe('SetTreatmentStatus');
		expect(expectedOf(desk.next()?.command)).toBe(9);
		expect([desk.unsaved, desk.held]).toEqual([1, 0]);
	});

	test('[CL10] another refusal stops what follows on the entity and keeps all of it', async () => {
		const { desk, drafts } = rig();
		const treatmentId = toId<Treatment['id']>('new');
		void desk.run('ProposeTreatment', { treatmentId, details });
		const second = desk.run('SetTreatmentStatus', {
			...setAside('new', 1)
		});
		void desk.run('SetTreatmentStatus', setAside('walks', 3));
		desk.refused(toId('op-1'), forbidden);
		expect(await second).toEqual({ ok: false, error: forbidden });
		expect(drafts.map(({ id }) => id)).toEqual(['op-1', 'op-2']);
		expect(desk.next()?.opId).toBe('op-3');
	});

	test('[CL11] when access ends everything unsent becomes drafts', () => {
		const { desk, drafts } = rig();
		void desk.run('ReviseTreatment', revise('tens', { target: 'Three' }, 3));
		void desk.run('SetTreatmentStatus', setAside('walks', 3));
		desk.refused(toId('op-1'), stale(treatment('tens', { revision: 4 })));
		desk.stop(forbidden);
		expect(drafts.map(({ what }) => what.type)).toEqual(['command', 'command']);
		expect([desk.unsaved, desk.conflicts.length]).toEqual([0, 0]);
		expect(desk.next()).toBeUndefined();
	});
});
