import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm';
import type { Change } from '../../domain/change.ts';
import type { PlanId } from '../../domain/ids.ts';
import { canonicalJson } from '../../domain/version/canonical.ts';
import type { Proof, ProofEvent } from '../../proof/assemble.ts';
import { planEvent } from '../db/schema/plan.ts';
import { emptyHead, metadataText, type ChainedMetadata } from '../plan/chain.ts';
import type { Reading } from '../plan/reader.ts';

/**
 * The record from the version before, or from the start, to the last signature of this version;
 * undefined where the version was never signed.
 */
export async function readRecord(
	reading: Reading,
	planId: PlanId,
	number: number
): Promise<Proof['record'] | undefined> {
	const signings = await readSignings(reading, planId);
	const own = signings.find(({ payload }) => isVersion(payload, number));
	if (own?.payload?.kind !== 'version') return undefined;
	const versionId = own.payload.entity.id;
	const before = signings.find(({ payload }) => isVersion(payload, number - 1));
	const signed = signings.filter(
		({ payload }) => payload?.kind === 'signature' && payload.entity.versionId === versionId
	);
	const from = before ?? emptyHead;
	const upTo = signed.at(-1)?.seq ?? own.seq;
	const textBySeq = new Map(
		[own, ...signed].map(({ seq, payload }) => [seq, canonicalJson(payload)])
	);
	const events = await readEvents(reading, planId, { afterSeq: from.seq, upTo });
	return {
		from: { seq: from.seq, hash: hex(from.hash) },
		events: events.map((event) => {
			const payload = textBySeq.get(event.seq);
			return payload === undefined ? event : { ...event, payload };
		})
	};
}

function isVersion(payload: Change | null, number: number): boolean {
	return payload?.kind === 'version' && payload.entity.number === number;
}

function readSignings({ orm }: Reading, planId: PlanId) {
	return orm
		.select({ seq: planEvent.seq, hash: planEvent.hash, payload: planEvent.payload })
		.from(planEvent)
		.where(
			and(eq(planEvent.planId, planId), inArray(planEvent.entityKind, ['version', 'signature']))
		)
		.orderBy(asc(planEvent.seq));
}

async function readEvents(
	reading: Reading,
	planId: PlanId,
	span: { readonly afterSeq: number; readonly upTo: number }
): Promise<readonly ProofEvent[]> {
	const rows = await readMetadata(reading, planId, span);
	return rows.map(({ seq, payloadHash, hash, ...row }) => ({
		seq,
		metadata: metadataText(planId, seq, metadataOf(row)),
		payloadHash: hex(payloadHash),
		hash: hex(hash)
	}));
}

type MetadataRow = Omit<
	Awaited<ReturnType<typeof readMetadata>>[number],
	'seq' | 'payloadHash' | 'hash'
>;

function readMetadata(
	{ orm }: Reading,
	planId: PlanId,
	{ afterSeq, upTo }: { readonly afterSeq: number; readonly upTo: number }
) {
	return orm
		.select({
			seq: planEvent.seq,
			opId: planEvent.opId,
			type: planEvent.type,
			command: planEvent.command,
			entityKind: planEvent.entityKind,
			entityId: planEvent.entityId,
			document: planEvent.document,
			actorId: planEvent.actorId,
			role: planEvent.role,
			authSession: planEvent.authSession,
			careSession: planEvent.careSession,
			at: planEvent.at,
			payloadHash: planEvent.payloadHash,
			hash: planEvent.hash
		})
		.from(planEvent)
		.where(and(eq(planEvent.planId, planId), gt(planEvent.seq, afterSeq), lte(planEvent.seq, upTo)))
		.orderBy(asc(planEvent.seq));
}

function metadataOf(row: MetadataRow): ChainedMetadata {
	const { type, document, command, entityKind, entityId, at, ...head } = row;
	const common = { ...head, at: at.toISOString() };
	if (type === 'prose' && document) return { ...common, type, document };
	if (type === 'entity' && command && entityKind && entityId) {
		return { ...common, type, command, kind: entityKind, entity: { id: entityId } };
	}
	throw new Error('an event has neither a document nor an entity');
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}
