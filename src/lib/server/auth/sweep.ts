import { findUnavailable } from '../db/unavailable.ts';
import type { Log } from '../observe/log.ts';
import type { Identity } from './identity.ts';

const everyMs = 500;

/**
 * Ends sessions whose time has run out while nobody asked for them, so that their sockets close
 * within a second (R-SE-8). @returns how to stop
 */
export function keepSweeping({ sessions }: Identity, log: Log): () => void {
	let isBusy = false;
	const sweep = async () => {
		if (isBusy) return;
		isBusy = true;
		try {
			await sessions.sweep();
		} catch (error) {
			// Without the database every check of a session is refused anyway.
			if (!findUnavailable(error)) log.error({ err: error }, 'Sessions could not be swept.');
		} finally {
			isBusy = false;
		}
	};
	const timer = setInterval(() => void sweep(), everyMs);
	timer.unref();
	return () => clearInterval(timer);
}
