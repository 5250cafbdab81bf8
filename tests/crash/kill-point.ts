import { textsOf, type WireMessage } from './wire-message.ts';

/** The moments of a write at which Accord can be killed, as its database sees them. */
export const killPoints = [
	'before-insert',
	'before-commit',
	'after-commit',
	'before-snapshot',
	'after-snapshot',
	'mid-migration'
] as const;
export type KillPoint = (typeof killPoints)[number];

export const killPointWords: Readonly<Record<KillPoint, string>> = {
	'before-insert': 'before the insert reaches PostgreSQL',
	'before-commit': 'after the insert, before its commit',
	'after-commit': 'after the commit, before Accord hears of it',
	'before-snapshot': 'during compaction, before the snapshot is written',
	'after-snapshot': 'during compaction, after the snapshot is written',
	'mid-migration': 'during a migration'
};

/** `hold` keeps the client's Sync back, `release` sends it on after all. */
export type Verdict = 'pass' | 'hit' | 'hold' | 'release';

type Subject = 'event' | 'snapshot' | 'other';

/**
 * Follows one connection closely enough to tell where in a write it is. A prose commit is one
 * statement that commits with its Sync; a command is a transaction.
 */
export class ConnectionTracker {
	readonly #statements = new Map<string, string>();
	#current = '';
	#status = 'I';
	#wrote: Subject = 'other';
	#hasRows = false;
	#isHolding = false;

	fromClient(message: WireMessage, armed: KillPoint | null): Verdict {
		if (message.type === 'S') return this.#sync(armed);
		if (message.type === 'Q') return this.#begin(textsOf(message, 1)[0] ?? '', armed);
		if (message.type !== 'P' && message.type !== 'B') return 'pass';
		const [first = '', second = ''] = textsOf(message, 2);
		if (message.type === 'B') return this.#begin(this.#statements.get(second) ?? '', armed);
		this.#statements.set(first, second);
		return 'pass';
	}

	fromServer(message: WireMessage, armed: KillPoint | null): Verdict {
		if (message.type === 'E') this.#forget();
		else if (message.type === 'C') return this.#completed(textsOf(message, 1)[0] ?? '');
		else if (message.type === 'Z')
			return this.#ready(String.fromCharCode(message.bytes[5] ?? 0), armed);
		return 'pass';
	}

	#begin(text: string, armed: KillPoint | null): Verdict {
		this.#current = text;
		const subject = subjectOf(text);
		if (armed === 'mid-migration' && isMigration(text)) return 'hit';
		if (subject === 'event' && armed === 'before-insert') return 'hit';
		if (subject === 'snapshot' && armed === 'before-snapshot') return 'hit';
		if (isCommit(text) && this.#wrote === 'event' && armed === 'before-commit') return 'hit';
		return 'pass';
	}

	#sync(armed: KillPoint | null): Verdict {
		const isAlone = this.#status === 'I' && subjectOf(this.#current) === 'event';
		if (armed !== 'before-commit' || !isAlone) return 'pass';
		this.#isHolding = true;
		return 'hold';
	}

	#completed(tag: string): Verdict {
		const subject = subjectOf(this.#current);
		const hasRows = Number(tag.split(' ').at(-1)) > 0;
		if (subject !== 'other' && hasRows) [this.#wrote, this.#hasRows] = [subject, true];
		if (!this.#isHolding) return 'pass';
		this.#isHolding = false;
		return hasRows ? 'hit' : 'release';
	}

	#ready(status: string, armed: KillPoint | null): Verdict {
		this.#status = status;
		if (status !== 'I') return 'pass';
		const [wrote, hasRows] = [this.#wrote, this.#hasRows];
		this.#forget();
		if (!hasRows) return 'pass';
		if (wrote === 'event' && armed === 'after-commit') return 'hit';
		return wrote === 'snapshot' && armed === 'after-snapshot' ? 'hit' : 'pass';
	}

	#forget(): void {
		this.#wrote = 'other';
		this.#hasRows = false;
	}
}

function subjectOf(text: string): Subject {
	if (/\binsert into "?plan_event"?/i.test(text)) return 'event';
	return /\binsert into "?prose_snapshot"?/i.test(text) ? 'snapshot' : 'other';
}

function isCommit(text: string): boolean {
	return /^\s*commit\b/i.test(text);
}

function isMigration(text: string): boolean {
	return /^\s*(create|alter)\s+(table|index|unique|type|function|trigger)|__drizzle/i.test(text);
}
