import type { Page } from '@playwright/test';
import { v7 } from 'uuid';

import { toId, type PlanId, type RecordId, type TreatmentId } from '../../src/lib/domain/ids.ts';
import type { AnyDetails } from '../../src/lib/domain/record/field.ts';
import type { RecordKind } from '../../src/lib/domain/record/kind.ts';
import { testDetailsByKind } from '../../src/lib/domain/record/test-records.ts';
import { testDetails } from '../../src/lib/domain/test-plan.ts';
import type { TreatmentDetails } from '../../src/lib/domain/treatment/treatment.ts';
import { command, connected, cookieOf, wire, type Wire } from './wire.ts';

/** The scene, set by the specialist over the wire. */
export class Scene {
	readonly #socket: Wire;
	readonly #plan: string;

	constructor(socket: Wire, plan: string) {
		this.#socket = socket;
		this.#plan = plan;
	}

	static async of(specialist: Page, plan: { id: string; path: string }): Promise<Scene> {
		await specialist.goto(plan.path);
		const { origin } = new URL(specialist.url());
		const socket = await connected(
			wire(origin, { origin, cookie: await cookieOf(specialist.request) })
		);
		await socket.emitWithAck('plan:open', { plan: toId<PlanId>(plan.id), lastSeq: null });
		return new Scene(socket, plan.id);
	}

	async add(kind: RecordKind, details: AnyDetails = {}): Promise<RecordId> {
		const recordId = toId<RecordId>(v7());
		const all = { ...testDetailsByKind[kind], ...details };
		await command(this.#socket, this.#plan, 'AddRecord', { recordId, kind, details: all });
		return recordId;
	}

	async propose(name: string, over: Partial<TreatmentDetails> = {}): Promise<TreatmentId> {
		const treatmentId = toId<TreatmentId>(v7());
		const details = { ...testDetails, name, target: 'One kilometre', ...over };
		await command(this.#socket, this.#plan, 'ProposeTreatment', { treatmentId, details });
		return treatmentId;
	}

	/** Right after it was proposed; whatever the catalogue warns of. */
	async choose(treatmentId: TreatmentId): Promise<void> {
		await command(this.#socket, this.#plan, 'SetTreatmentStatus', {
			treatmentId,
			expectedRevision: 1,
			to: 'chosen',
			reason: 'The scene asks for it.'
		});
	}

	/** A plan that has just been started becomes an urgent one. */
	async makeUrgent(): Promise<void> {
		await command(this.#socket, this.#plan, 'SetUrgency', {
			urgency: 'urgent',
			expectedRevision: 1,
			reason: 'New weakness in the leg.',
			owner: null,
			reviewOn: '2099-01-10'
		});
	}

	/** Every number of the plan's sequence, from the first on. */
	async sequence(): Promise<readonly number[]> {
		const plan = toId<PlanId>(this.#plan);
		const answer = await this.#socket.emitWithAck('plan:catch-up', { plan, lastSeq: 0 });
		if (!answer.ok) throw new Error(answer.error.message);
		return answer.events.map(({ seq }) => seq);
	}

	end(): void {
		this.#socket.disconnect();
	}
}
