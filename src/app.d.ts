import type { UserId } from '$lib/domain/ids.ts';
import type { Theme } from '$lib/components/theme.ts';

declare global {
	namespace App {
		interface Locals {
			/** Whether somebody works at a clinic decides where they land; a plan knows its own roles. */
			user: { readonly id: UserId; readonly name: string; readonly isClinician: boolean } | null;
			authSession: {
				readonly publicId: string;
				readonly idleEndsAt: Date;
				/** When the password was proved anew, in this session; null for not yet. */
				readonly reauthenticatedAt: Date | null;
			} | null;
			theme: Theme;
			/** The database is marked as a demonstration: made-up people, one-click sign-in. */
			demonstration: boolean;
			requestId: string;
		}

		/** What every page has, and an error page may lack. */
		interface PageData {
			user?: Locals['user'];
			theme?: Theme;
		}

		interface Error {
			message: string;
			/** What to name when asking for help; the log has the same id. */
			requestId?: string;
		}
	}
}

export {};
