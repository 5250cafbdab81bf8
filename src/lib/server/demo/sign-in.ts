import { err, ok, type Result } from '../../domain/result.ts';
import type { Identity } from '../auth/identity.ts';
import { findCredentialByEmail } from '../auth/reader.ts';
import type { StartedSession } from '../auth/session.ts';
import { startSession, type Caller } from '../auth/sign-in.ts';
import type { Installation } from '../installation.ts';
import { demonstrationSignIns } from './people.ts';

/** One click instead of a password; refused wherever real people's data may be. */
export async function signInAsDemonstrationPerson(
	{ identity, installation }: { identity: Identity; installation: Installation },
	key: string,
	caller: Caller
): Promise<Result<StartedSession, { readonly code: 'not-recognised' }>> {
	const person = demonstrationSignIns.find((known) => known.key === key);
	if (!installation.demonstration || !person) return err({ code: 'not-recognised' });
	const found = await findCredentialByEmail(identity.database, person.email);
	if (!found) return err({ code: 'not-recognised' });
	return ok(await startSession(identity, found.userId, caller));
}
