import * as Y from 'yjs';
import { readProse } from '../../src/lib/prose/read.ts';
import { randomFrom, type Random } from '../crash/random.ts';
import { DocumentServer } from './document-server.ts';
import { HonestPerson, type HonestRefusal } from './honest-person.ts';

export interface HonestOutcome {
	/** How many updates passed the gate and were stored. */
	readonly updates: number;
	readonly sessions: number;
	readonly refusals: readonly (HonestRefusal & { readonly seed: number })[];
	/** What did not hold at the end of a session, with its seed. */
	readonly problems: readonly string[];
}

const updatesPerSession = 400;

/**
 * Three people write in one document as the application lets them, with its editor, its binding and
 * its backlog: nothing of it may be refused, and all end with the same.
 */
export function honestSessions({
	seed,
	updates
}: {
	readonly seed: number;
	readonly updates: number;
}): HonestOutcome {
	const outcome = { updates: 0, sessions: 0, refusals: [], problems: [] } as {
		updates: number;
		sessions: number;
		refusals: (HonestRefusal & { readonly seed: number })[];
		problems: string[];
	};
	for (let own = seed; outcome.updates < updates; own += 1) {
		const wanted = Math.min(updatesPerSession, updates - outcome.updates);
		const session = runSession(own, wanted);
		outcome.updates += session.stored;
		outcome.sessions += 1;
		outcome.refusals.push(...session.refusals.map((refusal) => ({ ...refusal, seed: own })));
		outcome.problems.push(...session.problems.map((problem) => `seed ${own}: ${problem}`));
	}
	return outcome;
}

function runSession(seed: number, wanted: number) {
	const random = randomFrom(seed);
	const server = new DocumentServer();
	const people: HonestPerson[] = [];
	const post = (update: Uint8Array, author: HonestPerson) => {
		for (const person of people) if (person !== author && person.isOnline) person.hear(update);
	};
	for (const number of [0, 1, 2]) people.push(new HonestPerson(server, { number, random, post }));
	const stored = () => people.reduce((sum, person) => sum + person.stored, 0);
	while (stored() < wanted) step(server, people, random);
	settle(server, people);
	const problems = [...server.problems(), ...differences(server, people)];
	const refusals = people.flatMap((person) => person.refusals);
	for (const person of people) person.destroy();
	return { stored: stored(), refusals, problems };
}

function step(server: DocumentServer, people: readonly HonestPerson[], random: Random): void {
	const person = people[Math.floor(random() * people.length)];
	if (!person) return;
	const chance = random();
	if (chance < 0.5) person.edit();
	else if (chance < 0.74) sendAndRead(person, random);
	else if (chance < 0.97) server.commit();
	else if (chance < 0.985) awayAndBack(server, person, random);
	else if (chance < 0.99) server.restart();
	else if (chance < 0.995) reload(server, person);
}

function sendAndRead(person: HonestPerson, random: Random): void {
	if (!person.isOnline) return;
	if (random() < 0.7) person.push();
	person.read(Math.floor(random() * 5));
}

function awayAndBack(server: DocumentServer, person: HonestPerson, random: Random): void {
	if (person.isOnline) {
		// Perhaps it is stored, and only the answer is lost.
		if (random() < 0.5) person.push(true);
		person.isOnline = false;
		return;
	}
	server.commit();
	person.return();
}

function reload(server: DocumentServer, person: HonestPerson): void {
	if (!person.isOnline) person.return();
	while (!person.isDone) {
		person.push();
		server.commit();
		person.read(Infinity);
	}
	person.reload();
}

function settle(server: DocumentServer, people: readonly HonestPerson[]): void {
	server.commit();
	for (const person of people) if (!person.isOnline) person.return();
	while (people.some((person) => !person.isDone)) {
		for (const person of people) person.push();
		server.commit();
		for (const person of people) person.read(Infinity);
	}
}

function differences(server: DocumentServer, people: readonly HonestPerson[]): readonly string[] {
	const open = server.document();
	const [json, vector] = [JSON.stringify(readProse(open)), Y.encodeStateVector(open)];
	return people.flatMap(({ doc }, index) => [
		...(JSON.stringify(readProse(doc)) === json ? [] : [`person ${index} reads something else`]),
		...(Buffer.compare(Y.encodeStateVector(doc), vector) === 0
			? []
			: [`person ${index} has another state vector`])
	]);
}
