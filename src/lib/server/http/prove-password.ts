import { redirect, type RequestEvent } from '@sveltejs/kit';
import { err, ok, type Result } from '../../domain/result.ts';
import { reauthenticate, type SignInRefusal } from '../auth/sign-in.ts';
import { startRuntime } from '../runtime.ts';
import { callerOf } from './session-cookie.ts';

export type PasswordRefusal = SignInRefusal | { readonly code: 'missing' };

/** The password was given once more in this session, which ends when it is idle or locked. */
export function isProved({ authSession }: Pick<App.Locals, 'authSession'>): boolean {
	return authSession !== null && authSession.reauthenticatedAt !== null;
}

/** Before something that binds. After the first time in a session the next is a press (R-SG-2). */
export async function provePassword(
	event: RequestEvent,
	password: string
): Promise<Result<null, PasswordRefusal>> {
	const { user, authSession } = event.locals;
	if (!user || !authSession) redirect(303, '/sign-in');
	if (password === '') return isProved(event.locals) ? ok(null) : err({ code: 'missing' });
	const { identity } = await startRuntime();
	const session = { publicId: authSession.publicId, userId: user.id };
	const caller = callerOf(event, identity);
	return reauthenticate(identity, session, { password, caller });
}
