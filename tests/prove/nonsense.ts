import type { Random } from '../crash/random.ts';

/** Every event that the gateway knows, and some that it does not. */
export const events = [
	'plan:open',
	'plan:close',
	'plan:catch-up',
	'plan:command',
	'plan:compare',
	'prose:open',
	'prose:push',
	'presence:set',
	'session:active',
	'plan:events',
	'__proto__',
	'constructor',
	'disconnect',
	'error',
	''
] as const;

export function pick<Item>(items: readonly Item[], random: Random): Item {
	return items[Math.floor(random() * items.length)] as Item;
}

/** Anything that MessagePack carries, now and then of odd depth or size. */
export function anything(random: Random, depth = 0): unknown {
	const kind = Math.floor(random() * (depth > 4 ? 9 : 12));
	const make: (() => unknown)[] = [
		() => null,
		() => random() < 0.5,
		() => Math.floor(random() * 2 ** 53) * (random() < 0.5 ? -1 : 1),
		() => pick([NaN, Infinity, -0, 1.5, 2 ** 53, -1, 0], random),
		() => text(random),
		() => bytes(random),
		() => new Date(Math.floor(random() * 2 ** 42)),
		() => 'x'.repeat(Math.floor(random() * 20_000)),
		() => undefined,
		() => Array.from({ length: Math.floor(random() * 6) }, () => anything(random, depth + 1)),
		() => record(random, depth),
		() => nested(Math.floor(random() * 60))
	];
	return make[kind]?.();
}

export function bytes(random: Random): Uint8Array {
	const size = random() < 0.05 ? 70_000 : Math.floor(random() * 200);
	return Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
}

/** A well-formed message, spoilt in one or two places. */
export function spoilt(message: Record<string, unknown>, random: Random): unknown {
	const copy = structuredClone(message);
	for (let times = 0; times < 1 + random() * 2; times += 1) {
		const key = pick([...Object.keys(copy), 'extra', 'constructor'], random);
		if (random() < 0.2) delete copy[key];
		else copy[key] = anything(random);
	}
	return copy;
}

function record(random: Random, depth: number): Record<string, unknown> {
	const keys = ['plan', 'opId', 'input', 'name', 'update', 'ok', 'length', 'toJSON', text(random)];
	const entries = Array.from({ length: Math.floor(random() * 5) }, () => [
		pick(keys, random),
		anything(random, depth + 1)
	]);
	return Object.fromEntries(entries) as Record<string, unknown>;
}

function text(random: Random): string {
	const points = Array.from({ length: Math.floor(random() * 12) }, () =>
		Math.floor(random() * 0xd7ff)
	);
	return (
		pick(['', '\u0000', '💊', '../..', "'; drop table plan; --"], random) +
		String.fromCodePoint(...points)
	);
}

function nested(depth: number): unknown {
	let value: unknown = [];
	for (let level = 0; level < depth; level += 1) value = [value];
	return value;
}
