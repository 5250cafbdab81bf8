import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import type { Role } from '../../domain/actor.ts';
import type { Command } from '../../domain/command.ts';
import type { SignerFacts } from '../../domain/decision.ts';
import type { PassageAnchor } from '../../domain/discussion/discussion.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import type {
	AmendmentId,
	OpId,
	PlanId,
	RecordId,
	TreatmentId,
	UserId,
	VersionId
} from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type {
	ResponseKind,
	Treatment,
	TreatmentDetails,
	TreatmentStatus
} from '../../domain/treatment/treatment.ts';
import { createPassage } from '../../prose/anchor.ts';
import { FRAGMENT, type ProseDoc } from '../../prose/node.ts';
import { isEmptyProse, readProse } from '../../prose/read.ts';
import { yBlockText, yTextblocks } from '../../prose/textblock.ts';
import { writeProse } from '../../prose/write.ts';
import type { Context } from '../application/context.ts';
import { execute } from '../application/execute.ts';
import { newIdAt } from '../application/new-plan.ts';
import { reviewPlan, signPlan } from '../application/sign-plan.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { zoneOf } from '../http/signer-zone.ts';
import { chainEvents } from '../plan/chain.ts';
import { recordLook } from '../plan/look-writer.ts';
import { commitProse } from '../plan/prose-commit.ts';
import { loadDocument } from '../plan/prose-reader.ts';
import { leaseClientId } from '../plan/prose-writer.ts';
import { readEntities, readHead } from '../plan/reader.ts';
import type { Calendar } from './calendar.ts';
import { emptyDetails, openDetails, type TreatmentOutline } from './outlines.ts';

export type Cast = Readonly<Record<Role, UserId>>;

/** Nobody was there to be recognised: a story has no factors. */
function madeUpSigner(at: Date): SignerFacts {
	return { isProved: true, factors: [], ...zoneOf('Europe/London', at) };
}

/**
 * Lives through a plan's past by the ways that real people use: commands are executed, prose is
 * committed as updates of its author's own client, versions are signed. A refusal is a mistake in
 * the story and ends it.
 */
export class Storyteller {
	readonly #database: AccordDatabase;
	readonly #calendar: Calendar;
	readonly #cast: Cast;
	readonly planId: PlanId;

	constructor(parts: { database: AccordDatabase; calendar: Calendar; cast: Cast; planId: PlanId }) {
		this.#database = parts.database;
		this.#calendar = parts.calendar;
		this.#cast = parts.cast;
		this.planId = parts.planId;
	}

	/** Moves the clock; everything that follows happens then. */
	on(daysAgo: number, time: string): this {
		this.#calendar.turnTo(daysAgo, time);
		return this;
	}

	newId<Id extends string>(): Id {
		return newIdAt<Id>(this.#calendar.now());
	}

	person(role: Role): UserId {
		return this.#cast[role];
	}

	async run(role: Role, command: Command): Promise<void> {
		this.#calendar.tick();
		const opId = this.newId<OpId>();
		const request = {
			planId: this.planId,
			opId,
			command,
			signer: madeUpSigner(this.#calendar.now())
		};
		const answer = await execute(this.#contextOf(role), request);
		if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.error)}`);
	}

	async propose(role: Role, outline: TreatmentOutline): Promise<TreatmentId> {
		const treatmentId = this.newId<TreatmentId>();
		const details: TreatmentDetails = { ...emptyDetails, ...outline };
		const name = role === 'patient' ? 'SuggestTreatment' : 'ProposeTreatment';
		await this.run(role, { name, input: { treatmentId, details } });
		return treatmentId;
	}

	/** Fields that are not named stay open. */
	async record(role: Role, kind: RecordKind, details: AnyDetails): Promise<RecordId> {
		const recordId = this.newId<RecordId>();
		const input = { recordId, kind, details: { ...openDetails(kind), ...details } };
		await this.run(role, { name: 'AddRecord', input });
		return recordId;
	}

	/** Takes a position anew, as somebody who reads what stands. */
	async restate(role: Role, recordId: RecordId, after: AnyDetails): Promise<void> {
		const { record } = await readEntities(this.#database, this.planId);
		const found = record.find(({ id }) => id === recordId);
		if (!found) throw new Error('no such record');
		const current: AnyDetails = found.details;
		const before = Object.fromEntries(
			Object.keys(after).map((field) => [field, current[field] ?? null])
		);
		const input = { recordId, expectedRevision: found.revision, before, after };
		await this.run(role, { name: 'ReviseRecord', input });
	}

	async respond(
		role: Role,
		treatmentId: TreatmentId,
		[kind, reason]: readonly [ResponseKind, string]
	): Promise<void> {
		const { detailsRevision } = await this.#treatment(treatmentId);
		const responseId = this.newId<never>();
		const input = { responseId, treatmentId, kind, reason, detailsRevision };
		await this.run(role, { name: 'RespondToTreatment', input });
	}

	async move(treatmentId: TreatmentId, to: TreatmentStatus, reason = ''): Promise<void> {
		const { revision: expectedRevision } = await this.#treatment(treatmentId);
		const input = { treatmentId, expectedRevision, to, reason };
		await this.run('pain-specialist', { name: 'SetTreatmentStatus', input });
	}

	async revise(
		role: Role,
		treatmentId: TreatmentId,
		after: Partial<TreatmentDetails>
	): Promise<void> {
		const treatment = await this.#treatment(treatmentId);
		const input = {
			treatmentId,
			expectedRevision: treatment.revision,
			before: pick(treatment, after),
			after
		};
		await this.run(role, { name: 'ReviseTreatment', input });
	}

	/** Writes at the end of a document, as an editor of this person's own would. */
	async write(role: Role, document: DocumentKey, content: ProseDoc): Promise<void> {
		this.#calendar.tick();
		const { planId } = this;
		const userId = this.person(role);
		const { doc } = await loadDocument(this.#database, planId, document);
		doc.clientID = await leaseClientId(this.#database, { planId, document, userId }, (limit) =>
			randomInt(limit)
		);
		const before = Y.encodeStateVector(doc);
		doc.transact(() => {
			const fragment = doc.getXmlFragment(FRAGMENT);
			if (isEmptyProse(readProse(doc))) fragment.delete(0, fragment.length);
			writeProse(doc, content);
		});
		const update = Y.encodeStateAsUpdate(doc, before);
		doc.destroy();
		await this.#commit(role, document, update);
	}

	/** A place in the prose by its words. */
	async passage(document: DocumentKey, quote: string): Promise<PassageAnchor> {
		const { doc } = await loadDocument(this.#database, this.planId, document);
		const texts = yTextblocks(doc).map(yBlockText);
		const block = texts.findIndex((text) => text.includes(quote));
		const offset = texts[block]?.indexOf(quote) ?? 0;
		const to = { block, offset: offset + quote.length };
		const anchor = createPassage(doc, document, { from: { block, offset }, to });
		doc.destroy();
		if (!anchor) throw new Error(`not in ${document}: ${quote}`);
		return anchor;
	}

	/** The specialist reads what would be frozen, and signs exactly that. */
	async sign(statement: string, settles: readonly AmendmentId[] = []): Promise<void> {
		this.#calendar.tick();
		const context = this.#contextOf('pain-specialist');
		const review = await reviewPlan(context, this.planId);
		if (!review.ok) throw new Error(review.error.code);
		const answer = await signPlan(context, {
			planId: this.planId,
			opId: this.newId(),
			input: {
				versionId: this.newId(),
				signatureId: this.newId(),
				reviewedContentHash: review.value.contentHash,
				statement,
				warnings: [],
				settles
			},
			signer: madeUpSigner(this.#calendar.now())
		});
		if (!answer.ok) throw new Error(`SignVersion: ${JSON.stringify(answer.error)}`);
	}

	async acknowledge(
		role: Role,
		meaning: 'reviewed' | 'agree' | 'questions',
		statement: string
	): Promise<void> {
		const versionId = await this.latestVersion();
		const input = { signatureId: this.newId<never>(), versionId, meaning, statement };
		await this.run(role, { name: 'AcknowledgeVersion', input });
	}

	async latestVersion(): Promise<VersionId> {
		const { version } = await readEntities(this.#database, this.planId);
		const latest = version.toSorted((one, other) => other.number - one.number)[0];
		if (!latest) throw new Error('nothing is signed');
		return latest.id;
	}

	/** Has the plan open: what comes later is new to this person. */
	async look(...lookers: readonly Role[]): Promise<void> {
		const head = await readHead(this.#database, this.planId);
		for (const role of lookers) {
			const userId = this.person(role);
			const [seq, at] = [head?.seq ?? 0, this.#calendar.now()];
			const look = { planId: this.planId, userId, seq, at, isSaid: true };
			await recordLook(this.#database, look);
		}
	}

	#contextOf(role: Role): Context {
		return {
			database: this.#database,
			userId: this.person(role),
			authSession: null,
			requestId: null,
			now: () => this.#calendar.now(),
			publish: () => undefined
		};
	}

	async #treatment(treatmentId: TreatmentId): Promise<Treatment> {
		const { treatment } = await readEntities(this.#database, this.planId);
		const found = treatment.find(({ id }) => id === treatmentId);
		if (!found) throw new Error('no such treatment');
		return found;
	}

	async #commit(role: Role, document: DocumentKey, update: Uint8Array): Promise<void> {
		const { planId } = this;
		const expected = await readHead(this.#database, planId);
		if (!expected) throw new Error('no such plan');
		const event = {
			type: 'prose',
			document,
			update,
			opId: this.newId<OpId>(),
			actorId: this.person(role),
			role,
			authSession: null,
			at: this.#calendar.now().toISOString()
		} as const;
		const { head: next, chained } = chainEvents(planId, expected, [event]);
		const moved = await commitProse(this.#database, [{ planId, expected, next, chained }]);
		if (!moved.has(planId)) throw new Error('the plan moved meanwhile');
	}
}

function pick(treatment: TreatmentDetails, after: Partial<TreatmentDetails>) {
	return Object.fromEntries(
		Object.entries(treatment).filter(([field]) => Object.hasOwn(after, field))
	);
}
