import { createHash, randomBytes } from 'node:crypto';
import type { UserId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { recordAudit } from '../audit/writer.ts';
import type { AccordTransaction } from '../db/accord.ts';
import type { Identity } from './identity.ts';
import { findPasswordProblem, type Busy, type PasswordProblem } from './password.ts';
import type { Wait } from './rate-limit.ts';
import { findLink, isEmailTaken, lockLink, type LinkRow } from './reader.ts';
import type { StartedSession } from './session.ts';
import { normaliseEmail, startSession, type Caller } from './sign-in.ts';
import { endUnusedLinks, insertLink, markLinkUsed, putPassword, setEmail } from './writer.ts';

const lifetimeMs = 7 * 24 * 60 * 60_000;
const wellFormedToken = /^[\w-]{43}$/;
const wellFormedEmail = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)*$/;

export interface MadeLink {
	/** Shown once to the clinician; only its SHA-256 is kept. */
	readonly token: string;
	readonly expiresAt: Date;
}

/** A one-time link for a patient to come in; links made before and not used end. */
export async function makeSignInLink(
	transaction: AccordTransaction,
	{ userId, createdBy, now }: { userId: UserId; createdBy: UserId; now: Date }
): Promise<MadeLink> {
	const token = randomBytes(32).toString('base64url');
	const expiresAt = new Date(now.getTime() + lifetimeMs);
	await endUnusedLinks(transaction, userId, now);
	await insertLink(transaction, {
		tokenHash: hashToken(token),
		userId,
		createdBy,
		createdAt: now,
		expiresAt
	});
	return { token, expiresAt };
}

/** What the page of a link may say before its person has shown who they are. */
export interface OpenLink {
	readonly clinicName: string;
}

/** Looking at a link does not use it: mail scanners and previews look too. */
export async function openSignInLink(identity: Identity, token: string): Promise<OpenLink | null> {
	const link = await findRunningLink(identity, token);
	return link && { clinicName: link.clinicName };
}

export interface LinkAnswers {
	readonly birthDate: string;
	readonly email: string;
	readonly password: string;
}

export type LinkRefusal =
	| { readonly code: 'link-over' }
	| { readonly code: 'birth-date-differs' }
	| { readonly code: 'email-malformed' }
	| { readonly code: 'email-taken' }
	| { readonly code: 'password'; readonly problem: PasswordProblem }
	| Wait
	| Busy;

/** All that can be said of the answers by themselves, so that it is said at once. */
export function linkAnswerProblems(
	answers: Pick<LinkAnswers, 'email' | 'password'>,
	name = ''
): readonly LinkRefusal[] {
	const email = normaliseEmail(answers.email);
	const isEmail = wellFormedEmail.test(email) && email.length <= 254;
	const problem = findPasswordProblem(answers.password, { email, name });
	return [
		...(isEmail ? [] : [{ code: 'email-malformed' } as const]),
		...(problem ? [{ code: 'password', problem } as const] : [])
	];
}

/** The patient confirms the birth date, chooses how to sign in from now on, and is in. */
export async function useSignInLink(
	identity: Identity,
	{ token, ...answers }: LinkAnswers & { readonly token: string },
	caller: Caller
): Promise<Result<StartedSession, LinkRefusal>> {
	const attempt = { account: token, address: caller.address };
	const allowed = await identity.limits.begin(attempt);
	if (!allowed.ok) return allowed;
	const link = await findRunningLink(identity, token);
	if (!link) return err({ code: 'link-over' });
	if (link.birthDate !== answers.birthDate) return err({ code: 'birth-date-differs' });
	await identity.limits.succeed(attempt);

	const [problem] = linkAnswerProblems(answers, link.name);
	if (problem) return err(problem);
	const hashed = await identity.passwords.hash(answers.password);
	if (!hashed.ok) return hashed;
	const refusal = await redeem(identity, {
		token,
		userId: link.userId,
		email: normaliseEmail(answers.email),
		passwordHash: hashed.value,
		requestId: caller.requestId
	});
	if (refusal) return err(refusal);
	await identity.sessions.endAllOf(link.userId);
	return ok(await startSession(identity, link.userId, caller));
}

async function findRunningLink(
	{ database, now }: Identity,
	token: string
): Promise<LinkRow | null> {
	if (!wellFormedToken.test(token)) return null;
	const link = await findLink(database, hashToken(token));
	return link && isRunning(link, now()) ? link : null;
}

interface Redemption {
	readonly token: string;
	readonly userId: UserId;
	readonly email: string;
	readonly passwordHash: string;
	readonly requestId: string | null;
}

/** Looks again with the row held: the second of two uses finds the link over. */
async function redeem(
	{ database, now }: Identity,
	{ token, userId, email, passwordHash, requestId }: Redemption
): Promise<LinkRefusal | null> {
	const [tokenHash, at] = [hashToken(token), now()];
	try {
		return await database.transact(async (transaction) => {
			const link = await lockLink(transaction, tokenHash);
			if (!link || !isRunning(link, at)) return { code: 'link-over' };
			if (await isEmailTaken(transaction, email)) return { code: 'email-taken' };
			await setEmail(transaction, userId, email);
			await putPassword(transaction, { userId, passwordHash, at });
			await markLinkUsed(transaction, tokenHash, at);
			await recordAudit(transaction, {
				action: 'sign-in-link-use',
				outcome: 'success',
				actorId: userId,
				authSession: null,
				requestId
			});
			return null;
		});
	} catch (error) {
		if (isUniqueViolation(error)) return { code: 'email-taken' };
		throw error;
	}
}

function isRunning(link: { usedAt: Date | null; expiresAt: Date }, now: Date): boolean {
	return link.usedAt === null && link.expiresAt > now;
}

function hashToken(token: string): Uint8Array {
	return createHash('sha256').update(token).digest();
}

function isUniqueViolation(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === '23505';
}
