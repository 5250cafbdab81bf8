import { setTimeout as delay } from 'node:timers/promises';

import fc from 'fast-check';

import type { DownFault, UpFault } from './frame-line.ts';
import type { Stage } from './stage.ts';

/** What must be known beforehand to tell whether a move makes sense. */
export interface Model {
	readonly up: boolean[];
}

type Move = fc.AsyncCommand<Model, Stage>;

interface Made {
	readonly words: string;
	readonly check?: (model: Readonly<Model>) => boolean;
	readonly model?: (model: Model) => void;
	readonly run: (stage: Stage) => Promise<void> | void;
}

/** What people do and what happens to them, in one order. */
export function movesFor(nodes: number): fc.Arbitrary<Iterable<Move>> {
	const who = fc.nat(2);
	const node = fc.nat(nodes - 1);
	const at = fc.nat(60);
	const write = who.map((one) =>
		move({ words: `write ${one}`, run: (s) => s.seats[one]?.writer.write(s.nextWord(one)) })
	);
	const command = who.map((one) =>
		move({
			words: `command ${one}`,
			run: (s) => void s.seats[one]?.writer.command(s.nextWord(one))
		})
	);
	const scribble = fc
		.tuple(who, at, fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }))
		.map(([one, place, text]) =>
			move({
				words: `scribble ${one} ${place} ${JSON.stringify(text)}`,
				run: (s) => s.seats[one]?.writer.scribble(place, text)
			})
		);
	const erase = fc.tuple(who, at, fc.integer({ min: 1, max: 6 })).map(([one, place, length]) =>
		move({
			words: `erase ${one} ${place} ${length}`,
			run: (s) => s.seats[one]?.writer.erase(place, length)
		})
	);
	return fc.commands(
		[write, write, write, scribble, scribble, erase, command, command, wait, wait].concat(
			lineFaults(who),
			nodeFaults(node),
			access(who)
		),
		{ maxCommands: 60, size: 'max' }
	);
}

const wait = fc
	.integer({ min: 1, max: 60 })
	.map((ms) => move({ words: `wait ${ms}`, run: () => delay(ms) }));

function lineFaults(who: fc.Arbitrary<number>): fc.Arbitrary<Move>[] {
	const up = fc.tuple(who, fc.constantFrom<UpFault>('duplicate', 'drop')).map(([one, fault]) =>
		move({
			words: `up ${one} ${fault}`,
			run: (s) => {
				const line = s.seats[one]?.line;
				if (line) line.up = fault;
			}
		})
	);
	const down = fc
		.tuple(who, fc.constantFrom<DownFault>('duplicate', 'drop', 'swap'))
		.map(([one, fault]) =>
			move({
				words: `down ${one} ${fault}`,
				run: (s) => {
					const line = s.seats[one]?.line;
					if (line) line.down = fault;
				}
			})
		);
	const cut = who.map((one) => move({ words: `cut ${one}`, run: (s) => s.seats[one]?.line.cut() }));
	// The answer is on its way, and the line goes.
	const cutBeforeAnswer = who.map((one) =>
		move({
			words: `cut before the answer ${one}`,
			run: async (s) => {
				s.seats[one]?.line.deafen();
				s.seats[one]?.writer.write(s.nextWord(one));
				await delay(30);
				s.seats[one]?.line.cut();
			}
		})
	);
	const slow = fc.tuple(who, fc.integer({ min: 20, max: 400 })).map(([one, ms]) =>
		move({
			words: `reads nothing ${one} for ${ms}`,
			run: (s) => {
				s.seats[one]?.line.stall(true);
				setTimeout(() => s.seats[one]?.line.stall(false), ms);
			}
		})
	);
	return [up, up, down, down, cut, cutBeforeAnswer, slow];
}

function nodeFaults(node: fc.Arbitrary<number>): fc.Arbitrary<Move>[] {
	const kill = node.map((index) =>
		move({
			words: `kill node ${index}`,
			check: (model) => model.up[index] === true,
			model: (model) => (model.up[index] = false),
			run: (s) => s.killNode(index)
		})
	);
	const start = node.map((index) =>
		move({
			words: `start node ${index}`,
			check: (model) => model.up[index] === false,
			model: (model) => (model.up[index] = true),
			run: (s) => s.startNode(index)
		})
	);
	return [kill, start, start];
}

function access(who: fc.Arbitrary<number>): fc.Arbitrary<Move>[] {
	const someNode = (model: Readonly<Model>) => model.up.includes(true);
	const revoke = who.map((one) =>
		move({ words: `revoke ${one}`, check: someNode, run: (s) => s.revoke(one) })
	);
	const back = who.map((one) =>
		move({ words: `come back ${one}`, check: someNode, run: (s) => s.comeBack(one) })
	);
	const sign = fc
		.constant(null)
		.map(() => move({ words: 'sign', check: someNode, run: (s) => s.sign() }));
	return [revoke, back, back, sign];
}

function move({ words, check, model, run }: Made): Move {
	return {
		check: (now) => check?.(now) ?? true,
		run: async (now, stage) => {
			model?.(now);
			await run(stage);
		},
		toString: () => words
	};
}
