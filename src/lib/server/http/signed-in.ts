import { redirect } from '@sveltejs/kit';

import type { Context } from '../application/context.ts';
import { contextOf } from '../page-context.ts';

/** Who acts on a page; somebody whose session has ended by now signs in first. */
export async function signedInContext(locals: App.Locals): Promise<Context> {
	return (await contextOf(locals)) ?? redirect(303, '/sign-in');
}
