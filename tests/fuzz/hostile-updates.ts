import { randomFrom } from '../crash/random.ts';
import { attacker, hostileBase, own, ownToo, theirs, type Landmarks } from './hostile-base.ts';
import { contents, places } from './hostile-contents.ts';
import { element, fragment, huge, kind, words, xmlText, type Row } from './hostile-parts.ts';
import { bytesOf, deletion, gone, item, raw, update } from './update-bytes.ts';

export interface Hostile {
	readonly name: string;
	readonly what: string;
	readonly update: Uint8Array;
	readonly code: string;
	readonly problem: string | null;
}

/** Everything by hand, then spoilt copies of an honest one that a seed brings back. */
export function hostileUpdates(seed: number): readonly Hostile[] {
	const { at } = hostileBase();
	const rows = [...clocks(at), ...contents(at), ...places(at), ...shapes(at)];
	return [...rows.map(toHostile), ...spoilt(at, seed)];
}

function toHostile([name, what, bytes, expected]: Row): Hostile {
	const isSync = expected === 'out-of-step';
	const code = isSync ? expected : 'update-refused';
	return { name, what, update: bytes, code, problem: isSync ? null : expected };
}

function clocks({ next, letter }: Landmarks): readonly Row[] {
	const after = { origin: [theirs, letter] } as const;
	return [
		[
			'missing-predecessor',
			'text whose own predecessor was never sent',
			update(own, 5, words(after)),
			'out-of-step'
		],
		[
			'missing-neighbour',
			'text behind a letter that nobody has written',
			update(own, 0, words({ origin: [theirs, 9_999] })),
			'out-of-step'
		],
		[
			'missing-holder',
			'text in an element that nobody has made',
			update(own, 0, words({ parent: [theirs, 9_999] })),
			'out-of-step'
		],
		[
			'own-future-neighbour',
			'text behind its own later letter',
			update(own, 0, words({ origin: [own, 3] })),
			'out-of-step'
		],
		[
			'circle',
			'two client ids that wait for each other',
			bytesOf(
				2,
				1,
				ownToo,
				0,
				words({ origin: [own, 0] }),
				1,
				own,
				0,
				words({ origin: [ownToo, 0] }),
				0
			),
			'out-of-step'
		],
		[
			'clock-2-40',
			'one letter at the clock 2^40',
			update(own, huge, words(after)),
			'clock-too-high'
		],
		['clock-2-31', 'a run that ends at 2^31', update(own, 2 ** 31 - 1, gone(1)), 'clock-too-high'],
		[
			'gone-2-40',
			'a forgotten run of 2^40 under the sender’s id',
			update(own, 0, gone(huge)),
			'clock-too-high'
		],
		[
			'gone-2-40-theirs',
			'a forgotten run of 2^40 under the victim’s id: all they write later would vanish',
			update(theirs, next, gone(huge)),
			'clock-too-high'
		],
		['gone-run', 'a forgotten run of a million', update(own, 0, gone(1_000_000)), 'run-too-long'],
		[
			'deleted-run',
			'a deleted run of a million',
			update(own, 0, item(kind.deleted, after, 1_000_000)),
			'run-too-long'
		],
		[
			'foreign-client',
			'text under the victim’s id',
			update(theirs, next, words(after)),
			'foreign-client'
		],
		[
			'foreign-gone',
			'a forgotten run under the victim’s id',
			update(theirs, next, gone(1)),
			'foreign-client'
		],
		['foreign-server', 'text under the server’s id', update(1, 2, words(after)), 'foreign-client'],
		[
			'unleased-client',
			'text under an id that nobody was given',
			update(4_000_000_000, 0, words(after)),
			'foreign-client'
		],
		[
			'client-2-53',
			'text under an id beyond 32 bits',
			update(2 ** 53 - 1, 0, words(after)),
			'foreign-client'
		],
		['skip', 'a gap that says it is one', update(own, 0, bytesOf(raw(10), 5)), 'gap'],
		[
			'skip-then-text',
			'a gap, then text',
			update(own, 0, bytesOf(raw(10), 5), words(after)),
			'gap'
		],
		[
			'delete-unknown',
			'a deletion of what is not there',
			deletion(theirs, [next, 5]),
			'out-of-step'
		],
		[
			'delete-nobody',
			'a deletion under an id that nobody has',
			deletion(123_456, [0, 1]),
			'out-of-step'
		],
		['delete-2-40', 'a deletion 2^40 long', deletion(theirs, [0, huge]), 'clock-too-high'],
		[
			'delete-ranges',
			'six thousand deletions in one',
			deletion(theirs, ...Array.from({ length: 6_000 }, () => [0, 1] as const)),
			'too-many-deletions'
		],
		['delete-count', 'a delete set that claims 2^40 clients', bytesOf(0, huge), 'unreadable']
	];
}

function shapes({ letter }: Landmarks): readonly Row[] {
	const honest = update(own, 0, words({ origin: [theirs, letter] }));
	const many = Array.from({ length: 2_500 }, () => gone(1));
	return [
		['empty', 'no bytes at all', raw(), 'unreadable'],
		['one-byte', 'one byte', raw(1), 'unreadable'],
		['all-ones', 'a number without an end', new Uint8Array(1_000).fill(0xff), 'unreadable'],
		[
			'zeros-behind',
			'100 kB of zeros behind an honest update',
			bytesOf(honest, new Uint8Array(100_000)),
			'bytes-left-over'
		],
		['byte-behind', 'one byte behind an honest update', bytesOf(honest, raw(0)), 'bytes-left-over'],
		['twice', 'an honest update twice in a row', bytesOf(honest, honest), 'bytes-left-over'],
		['client-count', 'an update that claims 2^40 clients', bytesOf(huge, 0, own, 0), 'unreadable'],
		[
			'struct-count',
			'an update that claims 2^40 parts',
			bytesOf(1, huge, own, 0, gone(1)),
			'unreadable'
		],
		[
			'string-count',
			'a text that claims 2^40 characters',
			update(own, 0, item(kind.string, { origin: [theirs, letter] }, huge)),
			'unreadable'
		],
		[
			'string-beyond',
			'a text that reaches one byte beyond the end',
			bytesOf(1, 1, own, 0, item(kind.string, { origin: [theirs, letter] }, 3, raw(120))),
			'unreadable'
		],
		[
			'any-count',
			'an attribute that claims 2^31 values',
			update(own, 0, item(kind.any, { parent: 'prose', sub: 'level' }, 2 ** 31, raw(120))),
			'not-prose'
		],
		['many-parts', '2,500 parts', update(own, 0, ...many), 'too-many-parts'],
		['truncated', 'an honest update without its last byte', honest.subarray(0, -1), 'unreadable']
	];
}

/** Bit flips and splices; those that are still honest are left out. */
function spoilt({ letter, text }: Landmarks, seed: number): readonly Hostile[] {
	const { server } = hostileBase();
	const random = randomFrom(seed);
	const base = bytesOf(
		1,
		3,
		own,
		0,
		words({ origin: [theirs, letter] }, 'one '),
		element('paragraph', fragment),
		item(kind.type, { parent: [own, 4] }, xmlText),
		1,
		theirs,
		1,
		letter + 3,
		4
	);
	const other = update(ownToo, 0, words({ parent: [theirs, text] }, 'two'));
	const found: Hostile[] = [];
	for (let count = 0; found.length < 40; count += 1) {
		const bytes = Uint8Array.from(
			count % 3 === 2 ? splice(base, other, random) : flip(base, random)
		);
		const checked = server.check(bytes, attacker);
		if (checked.ok) continue;
		const problem = 'problem' in checked.error ? checked.error.problem : null;
		const what =
			count % 3 === 2 ? 'two honest updates spliced' : 'an honest update with a bit flipped';
		found.push({
			name: `spoilt-${found.length}`,
			what,
			update: bytes,
			code: checked.error.code,
			problem
		});
	}
	return found;
}

function flip(bytes: Uint8Array, random: () => number): Uint8Array {
	const changed = Uint8Array.from(bytes);
	const at = Math.floor(random() * changed.length);
	changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
	return changed;
}

function splice(one: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
	const [from, to] = [Math.floor(random() * one.length), Math.floor(random() * other.length)];
	return bytesOf(one.subarray(0, from), other.subarray(to));
}
