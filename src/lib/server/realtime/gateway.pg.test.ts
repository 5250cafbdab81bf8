import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	accepted,
	connected,
	refusalCode,
	startGateway,
	type TestGateway,
	type TestSocket
} from '../../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { CommentId, OpId, PlanId, ThreadId } from '../../domain/ids.ts';
import { FRAGMENT } from '../../prose/node.ts';
import { plainText, readProse } from '../../prose/read.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { readEventRows } from '../plan/reader.ts';
import { loadDocument } from '../plan/prose-reader.ts';

let database: AccordDatabase;
let server: TestGateway;
let plan: PlanFixture;

beforeAll(async () => {
	({ database } = await testDatabase());
	server = await startGateway(database);
	plan = await createPlan(database, new Date());
});

afterAll(() => server.close());

function open(socket: TestSocket, lastSeq: number | null = null, planId: PlanId = plan.planId) {
	return socket.emitWithAck('plan:open', { plan: planId, lastSeq });
}

function startThread(text: string, opId = newId<OpId>()) {
	const threadId = newId<ThreadId>();
	const input = {
		threadId,
		commentId: newId<CommentId>(),
		anchor: { type: 'plan' },
		text,
		mentions: [],
		needsAnswer: false
	};
	return { plan: plan.planId, opId, name: 'StartThread', input } as const;
}

/** Collects what a socket is told, and waits for a condition on it. */
function listen(socket: TestSocket) {
	const events: PlanEvent[] = [];
	let check = () => {};
	socket.on('plan:events', (message) => {
		events.push(...message.events);
		check();
	});
	return {
		events,
		until: (condition: () => boolean) =>
			new Promise<void>((resolve) => {
				check = () => condition() && resolve();
				check();
			})
	};
}

/** A document opened for writing, and a way to make one update. */
async function openStory(socket: TestSocket) {
	accepted(await open(socket));
	const opened = accepted(
		await socket.emitWithAck('prose:open', {
			plan: plan.planId,
			document: 'story',
			stateVector: new Uint8Array(),
			forWriting: true
		})
	);
	const doc = new Y.Doc();
	doc.clientID = opened.clientId ?? 0;
	Y.applyUpdate(doc, opened.update);
	const type = (words: string): Uint8Array => {
		let made: Uint8Array = new Uint8Array();
		const keep = (update: Uint8Array) => (made = update);
		doc.on('update', keep);
		doc.transact(() => {
			const paragraph = new Y.XmlElement('paragraph');
			const text = new Y.XmlText();
			text.insert(0, words);
			paragraph.insert(0, [text]);
			const fragment = doc.getXmlFragment(FRAGMENT);
			fragment.insert(fragment.length, [paragraph]);
		});
		doc.off('update', keep);
		return made;
	};
	const push = (update: Uint8Array, opId = newId<OpId>()) =>
		socket.emitWithAck('prose:push', { plan: plan.planId, document: 'story', opId, update });
	return { doc, type, push };
}

async function storedStory(): Promise<string> {
	const { doc } = await loadDocument(database, plan.planId, 'story');
	return plainText(readProse(doc));
}

describe('three people in one plan', () => {
	test('[RO1][RO2] a command is on disk when it is seen and answered, in one sequence', async () => {
		const doctor = await server.connect(plan.doctor);
		const patient = await server.connect(plan.patient);
		const before = accepted(await open(doctor)).seq;
		accepted(await open(patient));
		const heard = listen(patient);
		const answer = accepted(
			await doctor.emitWithAck('plan:command', startThread('When did it start?'))
		);
		await heard.until(() => heard.events.some((event) => event.seq === answer.seq));
		expect(answer.events.map((event) => event.seq)).toEqual([before + 1, before + 2]);
		const rows = await readEventRows(database, {
			planId: plan.planId,
			afterSeq: 0,
			limit: 1_000
		});
		expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
	});

	test('[RO1] prose is stored before it is answered, and others get it', async () => {
		const doctor = await server.connect(plan.doctor);
		const specialist = await server.connect(plan.specialist);
		accepted(await open(doctor));
		accepted(await open(specialist));
		const heard = listen(specialist);
		const story = await openStory(doctor);
		const { seq } = accepted(await story.push(story.type('Fusion in March.')));
		expect(await storedStory()).toContain('Fusion in March.');
		await heard.until(() => heard.events.some((event) => event.seq === seq));
		const event = heard.events.find((one) => one.seq === seq);
		expect(event).toMatchObject({ type: 'prose', document: 'story', actorId: plan.doctor.id });
	});

	test('[RO2][RO11] many at once: no gap, nothing lost, everybody the same', async () => {
		const sockets = await Promise.all([
			server.connect(plan.doctor),
			server.connect(plan.patient),
			server.connect(plan.specialist)
		]);
		const stories = await Promise.all(sockets.map(openStory));
		const acknowledged: string[] = [];
		await Promise.all(
			stories.map(async (story, who) => {
				for (let line = 0; line < 20; line += 1) {
					const words = `line ${who}-${line}.`;
					accepted(await story.push(story.type(words)));
					acknowledged.push(words);
					if (line % 5 === 0) {
						const socket = sockets[who];
						if (!socket) throw new Error('no socket');
						accepted(await socket.emitWithAck('plan:command', startThread(words)));
					}
				}
			})
		);
		const text = await storedStory();
		for (const words of acknowledged) expect(text.split(words)).toHaveLength(2);
	});

	test('[RO4] who comes back gets exactly what is missing', async () => {
		const doctor = await server.connect(plan.doctor);
		const { seq } = accepted(await open(doctor));
		const specialist = await server.connect(plan.specialist);
		accepted(await specialist.emitWithAck('plan:command', startThread('Meanwhile.')));
		const again = accepted(await open(doctor, seq));
		expect(again.entities).toBeNull();
		expect(again.events.map((event) => event.seq)).toEqual([seq + 1, seq + 2]);
		const anew = accepted(await open(doctor, null));
		expect(anew.entities?.thread.length).toBeGreaterThan(0);
		expect(anew.seq).toBe(seq + 2);
	});

	test('[RO12] a document opened from its snapshot equals the one that was open', async () => {
		const doctor = await server.connect(plan.doctor);
		const story = await openStory(doctor);
		for (let line = 0; line < 10; line += 1) accepted(await story.push(story.type(`s${line}`)));
		const before = await loadDocument(database, plan.planId, 'story');
		const { writeSnapshot } = await import('../plan/prose-writer.ts');
		await writeSnapshot(database, {
			planId: plan.planId,
			document: 'story',
			seq: before.seq,
			state: Y.encodeStateAsUpdate(before.doc)
		});
		accepted(await story.push(story.type('after the snapshot')));
		const after = await loadDocument(database, plan.planId, 'story');
		expect(after.tail.rows).toBe(1);
		expect(Y.encodeStateVector(after.doc)).toEqual(Y.encodeStateVector(story.doc));
	});
});

describe('the same thing twice', () => {
	test('[RO3] a command sent again has one effect and the same answer', async () => {
		const doctor = await server.connect(plan.doctor);
		const command = startThread('Only once.');
		const first = accepted(await doctor.emitWithAck('plan:command', command));
		const second = accepted(await doctor.emitWithAck('plan:command', command));
		expect(second).toEqual(first);
		const other = await server.connect(plan.patient);
		expect(refusalCode(await other.emitWithAck('plan:command', command))).toBe('op-id-reused');
	});

	test('[RO3] a push sent again is stored once', async () => {
		const doctor = await server.connect(plan.doctor);
		const story = await openStory(doctor);
		const [update, opId] = [story.type('Said once.'), newId<OpId>()];
		const [first, second] = await Promise.all([story.push(update, opId), story.push(update, opId)]);
		const third = await story.push(update, opId);
		expect(accepted(second).seq).toBe(accepted(first).seq);
		expect(accepted(third).seq).toBe(accepted(first).seq);
		expect((await storedStory()).split('Said once.')).toHaveLength(2);
	});
});

describe('what is refused', () => {
	test('[RO5] a stranger and a missing plan are answered alike', async () => {
		const stranger = await server.connect(plan.stranger);
		expect(refusalCode(await open(stranger))).toBe('not-found');
		expect(refusalCode(await open(stranger, null, newId<PlanId>()))).toBe('not-found');
		expect(refusalCode(await stranger.emitWithAck('plan:command', startThread('x')))).toBe(
			'not-found'
		);
	});

	test('[RO5] who may not write a section is refused, and nothing is stored', async () => {
		const patient = await server.connect(plan.patient);
		accepted(await open(patient));
		const answer = await patient.emitWithAck('prose:open', {
			plan: plan.planId,
			document: 'plan-summary',
			stateVector: new Uint8Array(),
			forWriting: true
		});
		expect(refusalCode(answer)).toBe('forbidden');
		const push = await patient.emitWithAck('prose:push', {
			plan: plan.planId,
			document: 'plan-summary',
			opId: newId<OpId>(),
			update: new Uint8Array([0, 0])
		});
		expect(refusalCode(push)).toBe('forbidden');
	});

	test('[RO6] the unknown, the ill-formed and the too large get a code and a sentence', async () => {
		const doctor = await server.connect(plan.doctor);
		const raw = doctor.timeout(5_000);
		const story = await openStory(doctor);
		const answers = [
			await Reflect.apply(raw.emitWithAck, raw, ['plan:destroy', {}]),
			await Reflect.apply(raw.emitWithAck, raw, ['plan:open', { plan: 7, lastSeq: 'x' }]),
			await Reflect.apply(raw.emitWithAck, raw, ['plan:open']),
			await Reflect.apply(raw.emitWithAck, raw, [
				'plan:command',
				{ plan: plan.planId, opId: newId(), name: 'AddGoal', input: { goalId: 1, text: '' } }
			]),
			await story.push(new Uint8Array(64 * 1024 + 1)),
			await story.push(new Uint8Array([1, 2, 3, 255]))
		];
		expect(answers.map(refusalCode)).toEqual([
			'unknown-event',
			'invalid-input',
			'invalid-input',
			'invalid-input',
			'too-large',
			'update-refused'
		]);
		for (const answer of answers) expect(answer.error.message).toMatch(/\w+ \w+/);
		accepted(await open(doctor));
	});

	test('[RO6] a flood is told to slow down', async () => {
		const doctor = await server.connect(plan.doctor);
		const codes = await Promise.all(Array.from({ length: 80 }, () => open(doctor, 0)));
		expect(codes.map(refusalCode)).toContain('too-many-requests');
	});

	test('[RO7] another site, no session, an old page', async () => {
		const cookie = await server.cookieOf(plan.doctor);
		const { origin } = server;
		const reason = (socket: TestSocket) =>
			connected(socket).then(
				() => 'connected',
				(error: Error) => error.message
			);
		expect(await reason(server.socket({ cookie, origin: 'https://elsewhere.example' }))).not.toBe(
			'connected'
		);
		expect(await reason(server.socket({ cookie }))).not.toBe('connected');
		expect(await reason(server.socket({ origin }))).toBe('session-ended');
		expect(await reason(server.socket({ cookie, origin }, { protocol: 0 }))).toBe(
			'outdated-client'
		);
		expect(await reason(server.socket({ cookie, origin }))).toBe('connected');
	});

	test('[RO8] when a session ends, its socket closes at once', async () => {
		const doctor = await server.connect(plan.doctor);
		const told = new Promise((resolve) => doctor.on('access:changed', resolve));
		const closed = new Promise((resolve) => doctor.on('disconnect', resolve));
		await server.identity.sessions.endAllOf(plan.doctor.id);
		expect(await told).toEqual({ reason: 'session-ended' });
		await closed;
	});

	test('[RO10] a signature does not come over a socket', async () => {
		const specialist = await server.connect(plan.specialist);
		const answer = await specialist.emitWithAck('plan:command', {
			plan: plan.planId,
			opId: newId<OpId>(),
			name: 'SignVersion',
			input: {
				versionId: newId(),
				signatureId: newId(),
				reviewedContentHash: '0'.repeat(64),
				statement: '',
				warnings: []
			}
		});
		expect(refusalCode(answer)).toBe('invalid-input');
		const { entities } = accepted(await open(specialist));
		expect(entities?.version).toEqual([]);
	});
});

test('[RO9] presence says who the session is, whatever the client claims', async () => {
	const doctor = await server.connect(plan.doctor);
	const specialist = await server.connect(plan.specialist);
	accepted(await open(doctor));
	accepted(await open(specialist));
	const place = { plan: plan.planId, section: 'story', item: null, cursor: null } as const;
	const seen = new Promise((resolve) =>
		specialist.on('presence:state', ({ present }) => {
			const found = present.find((person) => person.section === 'story');
			if (found) resolve(found);
		})
	);
	Reflect.apply(doctor.emit, doctor, ['presence:set', { ...place, name: 'Somebody Else' }]);
	doctor.emit('presence:set', place);
	expect(await seen).toMatchObject({ userId: plan.doctor.id, name: plan.doctor.name });
});
