import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import type { AccordSocket } from '../../../src/lib/client/line.ts';
import type { CommandInputByName, CommandName } from '../../../src/lib/domain/command.ts';
import type { OpId, PlanId, UserId } from '../../../src/lib/domain/ids.ts';
import { toId } from '../../../src/lib/domain/ids.ts';
import { newId } from '../../support/plan-fixture.ts';
import { connectAccord } from '../peers/accord.ts';
import { percentilesOf, type Percentiles } from '../percentile.ts';
import type { ScaleBench } from './measures.ts';
import { seedCrowd } from './seed.ts';

/** Fewer than one socket may send in a burst, with what it takes to begin. */
const decisions = 50;
const everyMs = 150;

const details = {
	name: 'Graded walking',
	kind: 'exercise',
	why: 'To move without fear.',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '0',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null
} as const;

/** From the press of a button in a session until the last of its people has the decision. */
export async function measureSession(
	{ seeding, start, stop }: ScaleBench,
	people: number
): Promise<Percentiles> {
	const place = await seedCrowd(seeding, people);
	const plan = toId<PlanId>(place.name);
	const server = await start('accord');
	const seats = place.cookies.map((cookie) => ({ port: server.port, place: place.name, cookie }));
	const sockets = seats.map(connectAccord);
	const users = await Promise.all(sockets.map((socket) => enter(socket, plan)));
	const [lead] = sockets;
	if (!lead) throw new Error('Nobody leads.');
	const sessionId = newId<never>();
	await run(lead, plan, ['StartCareSession', { sessionId, plannedMinutes: 30, agenda: [] }]);
	for (const [index, socket] of sockets.entries()) {
		const userId = users[index];
		if (index > 0 && userId) await run(socket, plan, ['JoinCareSession', { sessionId, userId }]);
	}
	const treatmentId = newId<never>();
	await run(lead, plan, ['ProposeTreatment', { treatmentId, details }]);
	const took: number[] = [];
	for (let turn = 0; turn < decisions; turn += 1) {
		const opId = newId<OpId>();
		const everybody = Promise.all(sockets.map((socket) => heard(socket, opId)));
		const since = performance.now();
		const assign = {
			treatmentId,
			expectedRevision: turn + 1,
			before: { whoDoes: String(turn) },
			after: { whoDoes: String(turn + 1) }
		};
		await Promise.all([run(lead, plan, ['ReviseTreatment', assign], opId), everybody]);
		took.push((await everybody).reduce((latest, at) => Math.max(latest, at), 0) - since);
		await delay(everyMs);
	}
	for (const socket of sockets) socket.disconnect();
	await stop(server);
	return percentilesOf(took);
}

async function enter(socket: AccordSocket, plan: PlanId): Promise<UserId> {
	const opened = await socket.emitWithAck('plan:open', { plan, lastSeq: null });
	if (!opened.ok) throw new Error(`plan:open was refused: ${opened.error.code}`);
	return opened.you.userId;
}

/** When this socket is told of it, the line of the minutes included. */
function heard(socket: AccordSocket, opId: OpId): Promise<number> {
	return new Promise((resolve) => {
		const listen: Parameters<typeof socket.on<'plan:events'>>[1] = ({ events }) => {
			const isIt = events.some(
				(event) => event.type === 'entity' && event.kind === 'decision' && event.opId === opId
			);
			if (!isIt) return;
			socket.off('plan:events', listen);
			resolve(performance.now());
		};
		socket.on('plan:events', listen);
	});
}

async function run<Name extends CommandName>(
	socket: AccordSocket,
	plan: PlanId,
	[name, input]: readonly [Name, CommandInputByName[Name]],
	opId = newId<OpId>()
): Promise<void> {
	const answer = await socket.emitWithAck('plan:command', { plan, opId, name, input });
	if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}`);
}
