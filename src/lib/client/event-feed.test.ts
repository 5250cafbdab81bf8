import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '../domain/ids.ts';
import type { PlanEvent } from '../protocol/event.ts';
import { EventFeed } from './event-feed.ts';

function event(seq: number): PlanEvent {
	return {
		seq,
		opId: toId(`op-${seq}`),
		at: '2026-11-22T10:00:00.000Z',
		actorId: toId('someone'),
		role: 'patient',
		type: 'prose',
		document: 'story',
		update: new Uint8Array()
	};
}

interface Rig {
	readonly feed: EventFeed;
	readonly applied: number[];
	readonly asked: number[];
	readonly own: { awaited: boolean };
	/** Resolves after all that was asked has been answered. */
	readonly settled: () => Promise<void>;
}

function rig(head: () => number): Rig {
	const applied: number[] = [];
	const asked: number[] = [];
	const own = { awaited: false };
	const answers: Promise<unknown>[] = [];
	const feed = new EventFeed(0, {
		apply: (events) => applied.push(...events.map(({ seq }) => seq)),
		fetchAfter: (seq) => {
			asked.push(seq);
			const missing = Array.from({ length: head() - seq }, (_, index) => event(seq + 1 + index));
			const answer = Promise.resolve(missing);
			answers.push(answer);
			return answer;
		},
		awaitsOwn: () => own.awaited
	});
	const settled = async () => {
		while (answers.length > 0) await answers.shift();
		await Promise.resolve();
	};
	return { feed, applied, asked, own, settled };
}

describe('feed', () => {
	test('[CL3] applies once, in order', () => {
		const { feed, applied } = rig(() => 3);
		feed.receive([event(1), event(2)]);
		feed.receive([event(2), event(1), event(3)]);
		expect(applied).toEqual([1, 2, 3]);
		expect(feed.seq).toBe(3);
	});

	test('[CL5] asks for a gap and applies what it held back, once', async () => {
		const { feed, applied, asked, settled } = rig(() => 4);
		feed.receive([event(3), event(4)]);
		expect(applied).toEqual([]);
		await settled();
		expect(asked).toEqual([0]);
		expect(applied).toEqual([1, 2, 3, 4]);
	});

	test('[CL4] waits for the acknowledgement of its own prose', () => {
		const { feed, applied, asked, own } = rig(() => 3);
		own.awaited = true;
		feed.receive([event(1), event(3)]);
		expect(applied).toEqual([1]);
		own.awaited = false;
		feed.stored(2);
		expect(applied).toEqual([1, 3]);
		expect(feed.seq).toBe(3);
		expect(asked).toEqual([]);
	});

	test('[CL5] a gap that was not its own is asked for once the acknowledgement is in', async () => {
		const { feed, applied, own, settled } = rig(() => 4);
		own.awaited = true;
		feed.receive([event(4)]);
		own.awaited = false;
		feed.stored(2);
		await settled();
		expect(applied).toEqual([1, 2, 3, 4]);
	});

	test('[CL5] after a snapshot it goes on from there', () => {
		const { feed, applied } = rig(() => 9);
		feed.restartAt(7);
		feed.receive([event(6), event(7), event(8)]);
		expect(applied).toEqual([8]);
	});

	test('[CL5] an answer that does not help is not asked for again and again', async () => {
		const asked: number[] = [];
		const feed = new EventFeed(0, {
			apply: () => undefined,
			fetchAfter: (seq) => {
				asked.push(seq);
				return Promise.resolve([]);
			},
			awaitsOwn: () => false
		});
		feed.receive([event(5)]);
		for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
		expect(asked).toEqual([0]);
	});

	test('[CL3] whatever is lost, repeated or out of order, the end is the same', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }), { maxLength: 12 }),
				async (deliveries) => {
					const { feed, applied, settled } = rig(() => 12);
					for (const delivery of deliveries) {
						feed.receive(delivery.map(event));
						await settled();
					}
					feed.receive([event(12)]);
					await settled();
					await settled();
					expect(applied).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
				}
			)
		);
	});
});
