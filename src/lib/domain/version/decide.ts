import { sessionSince } from '../care-session/open-session.ts';
import { put, type PlanState } from '../change.ts';
import type { Deciders, HashSignature, Moment, SigningFacts } from '../decision.ts';
import { withStatus } from '../plan/plan-status.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import { findBlockers } from './blockers.ts';
import type { VersionCommands } from './command.ts';
import { isMeaningOf, latestVersion, standingSignature } from './policy.ts';
import { signatureText } from './signature-text.ts';
import type { Signature, Version } from './version.ts';
import { answerWarnings } from './warnings.ts';

const statementRule = { max: textLimits.statement, required: false };

export const versionDeciders: Deciders<VersionCommands> = {
	SignVersion: (input, moment) => {
		const { state, plan, actor, now, signing } = moment;
		if (!signing?.reauthenticated) return err({ code: 'reauthentication-required' });
		const statement = tidy(input.statement);
		const refusal = refuseTaken(input, state) ?? refuseText('statement', statement, statementRule);
		if (refusal) return err(refusal);
		const { contentHash, hashSignature } = signing;
		const unsignable = refuseContent(input, state, signing);
		if (unsignable) return err(unsignable);
		const warnings = answerWarnings(state, input.warnings);
		if (!warnings.ok) return warnings;
		const latest = latestVersion(state);
		const version: Version = {
			id: input.versionId,
			revision: 1,
			number: (latest?.number ?? 0) + 1,
			seq: signing.seq,
			contentHash,
			careSessionId: sessionSince(state, latest),
			signedAt: now,
			signedBy: actor.id
		};
		const said = {
			id: input.signatureId,
			meaning: 'author',
			statement,
			warnings: warnings.value
		} as const;
		const signature = sign(version, said, { moment, hashSignature });
		const activated = withStatus(plan, 'active', { reason: '', by: actor, at: now });
		return ok([
			put('version', version),
			put('signature', signature),
			...(plan.status === 'draft' ? [put('plan', activated)] : [])
		]);
	},

	AcknowledgeVersion: (input, moment) => {
		const { state, actor } = moment;
		if (!isMeaningOf(actor.role, input.meaning)) return err({ code: 'forbidden' });
		const version = state.version.get(input.versionId);
		const latest = latestVersion(state);
		if (!version || !latest) return err({ code: 'not-found' });
		if (version.number < latest.number) {
			return err({ code: 'version-superseded', latest: latest.number });
		}
		const standing = standingSignature(state, version.id, actor.id);
		if (standing?.meaning === 'author') return err({ code: 'forbidden' });
		const isTaken = state.signature.has(input.signatureId);
		if (isTaken || standing?.meaning === input.meaning) return err({ code: 'already-exists' });
		const statement = tidy(input.statement);
		const required = input.meaning === 'questions' || input.meaning === 'disagree';
		const refusal = refuseText('statement', statement, { ...statementRule, required });
		if (refusal) return err(refusal);
		const hashSignature = hashOf(moment);
		const said = { id: input.signatureId, meaning: input.meaning, statement, warnings: [] };
		return ok([put('signature', sign(version, said, { moment, hashSignature }))]);
	},

	WithdrawAgreement: ({ signatureId, versionId, reason }, moment) => {
		const { state, actor } = moment;
		const version = state.version.get(versionId);
		if (!version) return err({ code: 'not-found' });
		if (state.signature.has(signatureId)) return err({ code: 'already-exists' });
		const standing = standingSignature(state, versionId, actor.id)?.meaning ?? null;
		if (standing !== 'agree') return err({ code: 'nothing-to-withdraw', standing });
		const statement = tidy(reason);
		const refusal = refuseText('reason', statement, { ...statementRule, required: true });
		if (refusal) return err(refusal);
		const said = { id: signatureId, meaning: 'withdrawn', statement, warnings: [] } as const;
		const hashSignature = hashOf(moment);
		return ok([put('signature', sign(version, said, { moment, hashSignature }))]);
	}
};

/** @throws Error where only the server decides: a bug. */
function hashOf({ hashSignature, signing }: Moment): HashSignature {
	const hash = hashSignature ?? signing?.hashSignature;
	if (!hash) throw new Error('only the server can record what somebody signs');
	return hash;
}

function refuseTaken(input: VersionCommands['SignVersion'], state: PlanState): Refusal | null {
	const isTaken = state.version.has(input.versionId) || state.signature.has(input.signatureId);
	return isTaken ? { code: 'already-exists' } : null;
}

/** What is signed is what was read, nothing stands in its way, and it says something new. */
function refuseContent(
	{ reviewedContentHash }: VersionCommands['SignVersion'],
	state: PlanState,
	{ contentHash, whatMattersText }: SigningFacts
): Refusal | null {
	if (contentHash !== reviewedContentHash) return { code: 'content-moved', contentHash };
	const blockers = findBlockers(state, whatMattersText);
	if (blockers.length > 0) return { code: 'blocked', blockers };
	return latestVersion(state)?.contentHash === contentHash ? { code: 'already-exists' } : null;
}

function sign(
	version: Version,
	said: Pick<Signature, 'id' | 'meaning' | 'statement' | 'warnings'>,
	by: { readonly moment: Moment; readonly hashSignature: HashSignature }
): Signature {
	const { plan, actor, now } = by.moment;
	const signature = {
		...said,
		revision: 1,
		versionId: version.id,
		userId: actor.id,
		name: actor.name,
		role: actor.role,
		signedAt: now
	};
	const text = signatureText({
		planId: plan.id,
		versionNumber: version.number,
		contentHash: version.contentHash,
		meaning: said.meaning,
		userId: actor.id,
		name: actor.name,
		role: actor.role,
		statement: said.statement,
		warnings: said.warnings,
		signedAt: now
	});
	return { ...signature, hash: by.hashSignature(text) };
}
