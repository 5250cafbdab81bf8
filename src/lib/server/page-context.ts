import type { Context } from './application/context.ts';
import { startRuntime } from './runtime.ts';

/** Who acts on a page: null for somebody who is not signed in. */
export async function contextOf(locals: App.Locals): Promise<Context | null> {
	if (!locals.user) return null;
	const { database, now, publish, announceCatalogue } = await startRuntime();
	return {
		database,
		userId: locals.user.id,
		authSession: locals.authSession?.publicId ?? null,
		requestId: locals.requestId,
		now,
		publish,
		announceCatalogue
	};
}
