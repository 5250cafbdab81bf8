import { setTimeout as delay } from 'node:timers/promises';

export interface Usage {
	/** User and system time of this process so far. */
	readonly cpuMs: number;
	readonly rssBytes: number;
}

export interface Held {
	/** What is left after a collection: the JavaScript heap and the buffers outside it. */
	readonly bytes: number;
	readonly rssBytes: number;
}

/** What every server under test answers. */
export const usageAnswers = {
	usage: (_: null): Usage => {
		const { user, system } = process.cpuUsage();
		return { cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() };
	},
	held: async (_: null): Promise<Held> => {
		for (let round = 0; round < 3; round += 1) {
			globalThis.gc?.();
			await delay(20);
		}
		const { heapUsed, external, rss } = process.memoryUsage();
		return { bytes: heapUsed + external, rssBytes: rss };
	}
};

export interface ServerOptions {
	readonly databaseUrl: string;
	/** Where this node meets the others; only Accord has any. */
	readonly redisUrl?: string | undefined;
}

/** What the bench asks of a server's process. */
export type ServerAnswers = typeof usageAnswers & {
	readonly start: (options: ServerOptions) => Promise<{ readonly port: number }>;
};
