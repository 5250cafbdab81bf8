import type { CopyStanding } from '../protocol/schema/device-copy.ts';
import type { AskServer } from './device/copies.ts';

/** Asks what this browser may go on keeping. */
export const askServer: AskServer = async (question) => {
	const answer = await post('/offline/copy', question);
	return isStanding(answer) ? answer : null;
};

/** @returns by what name the server knows this browser now; null when it did not answer */
export async function beginOnServer(): Promise<string | null> {
	const answer = await post('/account/device-copy', {});
	if (!isObject(answer)) return null;
	return typeof answer['copy'] === 'string' ? answer['copy'] : null;
}

async function post(path: string, body: unknown): Promise<unknown> {
	try {
		const headers = { 'content-type': 'application/json' };
		const told = { method: 'POST', headers, body: JSON.stringify(body), keepalive: true };
		const answer = await fetch(path, told);
		return answer.ok ? await answer.json() : null;
	} catch {
		return null;
	}
}

function isStanding(value: unknown): value is CopyStanding {
	return isObject(value) && typeof value['stands'] === 'boolean' && Array.isArray(value['plans']);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
