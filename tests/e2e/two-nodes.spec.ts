import { type, written, type Room } from './room.ts';
import { expect, test } from './test.ts';

const story = 'The story so far';

const lettersOf = (text: string) => text.replaceAll(/\s/g, '');

/** What stands behind the proxy does as it is told (serve-nodes.ts). */
async function redis(what: 'kill' | 'start', origin: string): Promise<void> {
	const control = new URL(origin);
	control.port = String(Number(control.port) + 1);
	control.pathname = `/redis/${what}`;
	expect((await fetch(control, { method: 'POST' })).ok).toBe(true);
}

test('[RO14] three people on two nodes write on while Redis goes and comes back', async ({
	cast,
	origin
}) => {
	const { all } = cast;
	for (const room of all) await room.open();
	for (const room of all) await expect(room.presence).toContainText('3 people are here');
	const editors: Awaited<ReturnType<Room['write']>>[] = [];
	for (const room of all) editors.push(await room.write(story));
	const parts: string[] = [];
	const everybodyWrites = async (words: readonly string[]) => {
		parts.push(...words);
		await Promise.all(editors.map((editor, index) => type(editor, words[index] ?? '')));
		const length = lettersOf(parts.join('')).length;
		const seen = async () => {
			const texts = await Promise.all(editors.map((editor) => written(editor)));
			return { texts: [...new Set(texts)], lengths: texts.map((text) => lettersOf(text).length) };
		};
		const lengths = editors.map(() => length);
		// Letters may all be there a moment before they stand in the same order everywhere.
		await expect
			.poll(seen, 'all three read the same, nothing missing')
			.toEqual({ texts: [expect.any(String)], lengths });
		for (const room of all) await room.isSaved();
	};

	await test.step('with Redis', () =>
		everybodyWrites(['operated in 2021 ', 'fused in March ', 'referred in May ']));
	await redis('kill', origin);
	await test.step('without', () =>
		everybodyWrites(['walks half an hour ', 'sits for ten minutes ', 'sleeps badly ']));
	await redis('start', origin);
	await test.step('with it again', () =>
		everybodyWrites(['swims on Mondays ', 'no new weakness ', 'asks about water ']));
	for (const room of all) await expect(room.presence).toContainText('3 people are here');
});
