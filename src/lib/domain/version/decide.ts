import { amendedBy } from '../amendment/decide.ts';
import { sessionSince } from '../care-session/open-session.ts';
import { standsInFor } from '../care-team/policy.ts';
import { put, type PlanState } from '../change.ts';
import type { Deciders, Moment, SignerFacts, SigningFacts } from '../decision.ts';
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

const unproved = { code: 'reauthentication-required' } as const;
const statementRule = { max: textLimits.statement, required: false };

export const versionDeciders: Deciders<VersionCommands> = {
	SignVersion: (input, moment) => {
		const { state, plan, actor, now, signing, signer } = moment;
		if (!signing || !signer?.isProved) return err(unproved);
		const statement = tidy(input.statement);
		const refusal = refuseTaken(input, state) ?? refuseText('statement', statement, statementRule);
		if (refusal) return err(refusal);
		const unsignable = refuseContent(input, state, signing);
		if (unsignable) return err(unsignable);
		const warnings = answerWarnings(state, input.warnings);
		if (!warnings.ok) return warnings;
		const amends = amendedBy(input.settles, state);
		if (!amends.ok) return amends;
		const latest = latestVersion(state);
		const version: Version = {
			id: input.versionId,
			revision: 1,
			number: (latest?.number ?? 0) + 1,
			seq: signing.seq,
			contentHash: signing.contentHash,
			careSessionId: sessionSince(state, latest),
			amends: amends.value,
			signedAt: now,
			signedBy: actor.id
		};
		const said = {
			id: input.signatureId,
			meaning: 'author',
			statement,
			warnings: warnings.value
		} as const;
		const signature = sign(version, said, { ...moment, signer });
		const activated = withStatus(plan, 'active', { reason: '', by: actor, at: now });
		return ok([
			put('version', version),
			put('signature', signature),
			...(plan.status === 'draft' ? [put('plan', activated)] : [])
		]);
	},

	AcknowledgeVersion: (input, moment) => {
		const refusal = refuseAnswer(input, moment);
		if (refusal) return err(refusal);
		const version = moment.state.version.get(input.versionId);
		if (!version) return err({ code: 'not-found' });
		if (!moment.signer?.isProved) return err(unproved);
		const { signatureId: id, meaning } = input;
		const said = { id, meaning, statement: tidy(input.statement), warnings: [] };
		return ok([put('signature', sign(version, said, { ...moment, signer: moment.signer }))]);
	},

	WithdrawAgreement: ({ signatureId, versionId, reason }, moment) => {
		const { state, actor, signer } = moment;
		const version = state.version.get(versionId);
		if (!version) return err({ code: 'not-found' });
		if (state.signature.has(signatureId)) return err({ code: 'already-exists' });
		const standing = standingSignature(state, versionId, actor.id)?.meaning ?? null;
		if (standing !== 'agree') return err({ code: 'nothing-to-withdraw', standing });
		const statement = tidy(reason);
		const refusal = refuseText('reason', statement, { ...statementRule, required: true });
		if (refusal) return err(refusal);
		if (!signer?.isProved) return err(unproved);
		const said = { id: signatureId, meaning: 'withdrawn', statement, warnings: [] } as const;
		return ok([put('signature', sign(version, said, { ...moment, signer }))]);
	}
};

function refuseTaken(input: VersionCommands['SignVersion'], state: PlanState): Refusal | null {
	const isTaken = state.version.has(input.versionId) || state.signature.has(input.signatureId);
	return isTaken ? { code: 'already-exists' } : null;
}

function refuseAnswer(
	{ signatureId, versionId, meaning, ...input }: VersionCommands['AcknowledgeVersion'],
	{ state, actor }: Moment
): Refusal | null {
	if (!isMeaningOf(actor.role, meaning)) return { code: 'forbidden' };
	const version = state.version.get(versionId);
	const latest = latestVersion(state);
	if (!version || !latest) return { code: 'not-found' };
	if (version.number < latest.number) return { code: 'version-superseded', latest: latest.number };
	const standing = standingSignature(state, version.id, actor.id);
	if (standing?.meaning === 'author') return { code: 'forbidden' };
	const isTaken = state.signature.has(signatureId);
	if (isTaken || standing?.meaning === meaning) return { code: 'already-exists' };
	const required = meaning === 'questions' || meaning === 'disagree';
	return refuseText('statement', tidy(input.statement), { ...statementRule, required });
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

/** @throws Error where only the server decides: a bug. */
function sign(
	version: Version,
	said: Pick<Signature, 'id' | 'meaning' | 'statement' | 'warnings'>,
	by: Moment & { readonly signer: SignerFacts }
): Signature {
	const { plan, state, actor, now, hashSignature } = by;
	if (!hashSignature) throw new Error('only the server can record what somebody signs');
	const { factors, timeZone, utcOffset } = by.signer;
	const away = standsInFor(actor, state, now);
	const deputyFor = away && { userId: away.for, name: away.name };
	const circumstances = { deputyFor, factors, timeZone, utcOffset };
	const { meaning, statement, warnings } = said;
	const signer = { userId: actor.id, name: actor.name, role: actor.role };
	const text = signatureText({
		planId: plan.id,
		versionNumber: version.number,
		contentHash: version.contentHash,
		amends: version.amends,
		meaning,
		...signer,
		statement,
		warnings,
		signedAt: now,
		circumstances
	});
	const made = { ...said, ...signer, revision: 1, versionId: version.id, signedAt: now };
	return { ...made, circumstances, hash: hashSignature(text) };
}
