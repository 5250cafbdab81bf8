import { passageLines } from '../../components/timeline/who-words.ts';
import { contextOf } from '../../../../tests/support/people.ts';
import { toPlanState } from '../plan/reader.ts';
import { whoWrote } from './who-wrote.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { openRoomOf, textOf, type, until } from '../../../../tests/support/room.ts';
import type { PlanRoom } from '../../client/plan-room.svelte.ts';
import type { RunResult } from '../../client/outbox.ts';
import type { SuggestionId } from '../../domain/ids.ts';
import { partsBetween } from '../../domain/suggestion/parts.ts';
import { ProseBranch } from '../../prose/branch.ts';
import { makeEqual } from '../../prose/make-equal.ts';
import { paragraphs } from '../../prose/test-prose.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { readWorkList } from '../people/work-list-reader.ts';

const now = () => new Date();

let database: AccordDatabase;
let gateway: TestGateway;
let plan: PlanFixture;
let rooms: { readonly patient: PlanRoom; readonly doctor: PlanRoom };

beforeAll(async () => {
	({ database } = await testDatabase());
	gateway = await startGateway(database, now);
});

beforeEach(async () => {
	plan = await createPlan(database, now());
	const maker = { database, gateway, plan, now };
	rooms = {
		patient: await openRoomOf(maker, plan.patient),
		doctor: await openRoomOf(maker, plan.doctor)
	};
	await diagnosis(rooms.doctor).openForWriting();
	type(diagnosis(rooms.doctor), 'Nerve pain.');
	await until(() => textOf(diagnosis(rooms.patient)) === 'Nerve pain.');
	return () => {
		rooms.patient.destroy();
		rooms.doctor.destroy();
	};
});

afterAll(() => gateway.close());

function diagnosis(room: PlanRoom) {
	return room.document('working-diagnosis');
}

/** The patient's own wording, begun at this moment and sent. */
async function suggest(...lines: readonly string[]): Promise<SuggestionId> {
	const { patient } = rooms;
	const branch = new ProseBranch(diagnosis(patient), patient.seq);
	makeEqual(branch.doc, paragraphs(...lines));
	const suggestionId = newId<SuggestionId>();
	const { document, baseSeq } = branch;
	const parts = partsBetween(branch.base, branch.json);
	const input = { suggestionId, document, baseSeq, parts, why: 'It is burning.' };
	expect(await patient.run('SuggestProseChange', input)).toEqual({ ok: true });
	await until(() => rooms.doctor.state.suggestion.has(suggestionId));
	return suggestionId;
}

function accept(suggestionId: SuggestionId, ...parts: readonly number[]): Promise<RunResult> {
	return rooms.doctor.run('AcceptSuggestion', { suggestionId, parts });
}

function codeOf(result: RunResult): string {
	return result.ok ? 'ok' : result.error.code;
}

describe('a suggestion over the wire', () => {
	test('[SU5] [SU10] [SU16] is seen by all, and accepted it stands in everybody’s text', async () => {
		const id = await suggest('Burning nerve pain.', 'Worse at night.');
		expect(textOf(diagnosis(rooms.doctor))).toBe('Nerve pain.');
		expect(await accept(id, 0, 1)).toEqual({ ok: true });
		const said = 'Burning nerve pain.\nWorse at night.';
		await until(() => textOf(diagnosis(rooms.patient)) === said);
		await until(() => textOf(diagnosis(rooms.doctor)) === said);
		const { suggestedBy, answers } = rooms.patient.state.suggestion.get(id) ?? {};
		expect(suggestedBy).toBe(plan.patient.id);
		expect(answers?.map((answer) => answer?.by)).toEqual([plan.doctor.id, plan.doctor.id]);
	});

	test('[TL11] accepted words are those of whoever suggested them', async () => {
		const id = await suggest('Nerve pain.', 'Worse at night.');
		expect(await accept(id, 0)).toEqual({ ok: true });
		await until(() => textOf(diagnosis(rooms.doctor)).includes('Worse at night.'));
		const [from, to] = [
			{ block: 0, offset: 0 },
			{ block: 1, offset: 15 }
		];
		const anchor = diagnosis(rooms.doctor).anchorFor({ from, to });
		if (!anchor) throw new Error('no passage');
		const wrote = await whoWrote(contextOf(database, plan.doctor.id), plan.planId, anchor);
		if (!wrote.ok) throw new Error(wrote.error.code);
		const { runs, entities, timeZone } = wrote.value;
		const lines = passageLines(runs, { now: toPlanState(entities), timeZone });
		expect(lines.map(({ name, text }) => `${name}: ${text}`)).toEqual([
			`${plan.doctor.name}: Nerve pain.`,
			`${plan.patient.name}: Worse at night.`
		]);
		expect(lines[1]?.when).toContain(`in a suggestion that ${plan.doctor.name} accepted`);
	});

	test('[SU11] [RO22] what the doctor types meanwhile stays beside it', async () => {
		const id = await suggest('Nerve pain.', 'Worse at night.');
		type(diagnosis(rooms.doctor), ' Left leg.');
		expect(codeOf(await accept(id, 0))).toBe('ok');
		await until(() => textOf(diagnosis(rooms.patient)).includes('Worse at night.'));
		await until(() => textOf(diagnosis(rooms.patient)).includes('Left leg.'));
		await until(() => textOf(diagnosis(rooms.doctor)) === textOf(diagnosis(rooms.patient)));
	});

	test('[SU12] whose text is gone is refused, and nothing is half done', async () => {
		const id = await suggest('Burning nerve pain.', 'Worse at night.');
		type(diagnosis(rooms.doctor), ' Since May.');
		await until(() => rooms.doctor.saveState === 'saved');
		expect(codeOf(await accept(id, 0, 1))).toBe('cannot-be-placed');
		expect(textOf(diagnosis(rooms.doctor))).toBe('Nerve pain. Since May.');
		expect(rooms.doctor.state.suggestion.get(id)?.answers).toEqual([null, null]);
	});

	test('[SU15] two who accept at once: one does, the other is told', async () => {
		const id = await suggest('Burning nerve pain.');
		const maker = { database, gateway, plan, now };
		const specialist = await openRoomOf(maker, plan.specialist);
		const answers = await Promise.all([
			accept(id, 0),
			specialist.run('AcceptSuggestion', { suggestionId: id, parts: [0] })
		]);
		expect(answers.map(codeOf).toSorted()).toEqual(['ok', 'suggestion-decided']);
		await until(() => textOf(diagnosis(specialist)) === 'Burning nerve pain.');
		specialist.destroy();
	});

	test('[SU3] is counted on the list of who decides, until it is decided', async () => {
		const countFor = async ({ id }: { id: PlanFixture['doctor']['id'] }) => {
			const list = await readWorkList(database, id);
			return list.find(({ planId }) => planId === plan.planId)?.waiting.suggestions;
		};
		const id = await suggest('Burning nerve pain.');
		expect(await countFor(plan.doctor)).toBe(1);
		expect(await countFor(plan.patient)).toBe(0);
		await accept(id, 0);
		expect(await countFor(plan.doctor)).toBe(0);
	});
});
