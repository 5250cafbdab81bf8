import type { PlanState } from '../../domain/change.ts';
import type { PlanId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Signature, Version } from '../../domain/version/version.ts';
import type { Proof } from '../../proof/assemble.ts';
import { verify } from '../../proof/verifier/verify.js';
import { recordAudit } from '../audit/writer.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findUnavailable } from '../db/unavailable.ts';
import { findClinic } from '../plan/page-reader.ts';
import { findMember, readEntities, toPlanState } from '../plan/reader.ts';
import { findFrozenVersion } from '../plan/version-reader.ts';
import { readRecord } from '../proof/record-reader.ts';
import type { KeyRefusal, SigningKey } from '../proof/signing-key.ts';
import { claimSigningKey } from '../proof/signing-key-writer.ts';
import type { Context } from './context.ts';
import { signatureTextOf, type Content } from './sign-plan.ts';

/** A signed version with all that proves it, as of one moment. */
export interface ProvenVersion {
	readonly proof: Proof;
	readonly content: Content;
	/** In the order they were made. */
	readonly signatures: readonly Signature[];
	readonly version: Version;
	/** What was asked of the version since, and the names that this needs. */
	readonly state: Pick<PlanState, 'amendment' | 'member' | 'version'>;
	readonly clinic: { readonly name: string; readonly timeZone: string };
}

export type ExportRefusal = { readonly code: 'not-found' | 'broken' } | KeyRefusal;

export interface ExportRequest {
	readonly planId: PlanId;
	readonly number: number;
	readonly key: SigningKey;
	/** The whole file, sealed. */
	readonly write: (version: ProvenVersion) => string;
}

/**
 * Gives a member one file that proves a version. The file is checked before it is given out, and
 * the record says so in the same transaction: no record, no file.
 */
export async function exportVersion(
	context: Context,
	request: ExportRequest
): Promise<Result<string, ExportRefusal>> {
	try {
		return await exportOnce(context, request);
	} catch (error) {
		// Two first exports at once: the key that one puts on the list is not in the other's view.
		if (findUnavailable(error)?.code !== 'contention') throw error;
		return exportOnce(context, request);
	}
}

function exportOnce(
	context: Context,
	{ planId, number, key, write }: ExportRequest
): Promise<Result<string, ExportRefusal>> {
	return context.database.transact(
		async (transaction) => {
			const member = await findMember(transaction, planId, context.userId);
			if (!member) return err({ code: 'not-found' });
			const found = await readProven(transaction, { planId, number, now: context.now() });
			if (!found) return err({ code: 'not-found' });
			const claimed = await claimSigningKey(transaction, key);
			if (!claimed.ok) return claimed;
			const file = write(found);
			const { findings, isSealChecked } = await verify(new TextEncoder().encode(file));
			const isWhole = findings.length === 0 && isSealChecked;
			await recordAudit(transaction, {
				action: 'version-export',
				outcome: isWhole ? 'success' : 'refused',
				actorId: context.userId,
				role: member.role,
				authSession: context.authSession,
				planId,
				objectId: String(number),
				requestId: context.requestId
			});
			return isWhole ? ok(file) : err({ code: 'broken' });
		},
		{ isolation: 'repeatable read' }
	);
}

async function readProven(
	transaction: AccordTransaction,
	{ planId, number, now }: { planId: PlanId; number: number; now: Date }
): Promise<ProvenVersion | undefined> {
	const entities = await readEntities(transaction, planId);
	const version = entities.version.find((one) => one.number === number);
	const frozen = await findFrozenVersion(transaction, planId, number);
	const record = await readRecord(transaction, planId, number);
	if (!version || !frozen || !record) return undefined;
	const signatures = entities.signature
		.filter(({ versionId }) => versionId === version.id)
		.toSorted((one, other) => one.signedAt.localeCompare(other.signedAt));
	return {
		proof: {
			planId,
			number,
			contentHash: version.contentHash,
			canonicalText: frozen.canonicalText,
			signatures: signatures.map((signature) => ({
				text: signatureTextOf(planId, version, signature),
				hash: signature.hash
			})),
			record,
			exportedAt: now.toISOString()
		},
		content: frozen.content,
		signatures,
		version,
		state: toPlanState(entities),
		clinic: await findClinic(transaction, frozen.content.clinicId)
	};
}
