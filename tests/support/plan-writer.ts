import { randomInt } from 'node:crypto';
import * as Y from 'yjs';

import type { Change } from '../../src/lib/domain/change.ts';
import type { Command } from '../../src/lib/domain/command.ts';
import type { OpId } from '../../src/lib/domain/ids.ts';
import type { DocumentKey } from '../../src/lib/domain/plan/section.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { execute } from '../../src/lib/server/application/execute.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { chainEvents, type NewEvent } from '../../src/lib/server/plan/chain.ts';
import { commitProse } from '../../src/lib/server/plan/prose-commit.ts';
import { loadDocument } from '../../src/lib/server/plan/prose-reader.ts';
import { leaseClientId } from '../../src/lib/server/plan/prose-writer.ts';
import { lockHead, readHead } from '../../src/lib/server/plan/reader.ts';
import { appendEvents, putEntities } from '../../src/lib/server/plan/writer.ts';
import { contextOf } from './people.ts';
import { newId, type Person, type PlanFixture } from './plan-fixture.ts';

/** Changes one plan by the ways of the product, without sockets. */
export class PlanWriter {
	readonly database: AccordDatabase;
	readonly plan: PlanFixture;
	/** The time as the writer sees it; a test moves it. */
	now: Date;

	constructor(database: AccordDatabase, plan: PlanFixture, now: Date) {
		this.database = database;
		this.plan = plan;
		this.now = now;
	}

	async run(person: Person, command: Command): Promise<number> {
		const context = contextOf(this.database, person.id, () => this.now);
		const request = { planId: this.plan.planId, opId: newId<OpId>(), command };
		const answer = await execute(context, request);
		if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.error)}`);
		return answer.value.seq;
	}

	/** Changes a text under a client id of the person's own. */
	async edit(person: Person, document: DocumentKey, change: (doc: Y.Doc) => void): Promise<number> {
		const { planId } = this.plan;
		const { doc } = await loadDocument(this.database, planId, document);
		const lease = { planId, document, userId: person.id };
		doc.clientID = await leaseClientId(this.database, lease, (limit) => randomInt(limit));
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		doc.transact(() => change(doc));
		doc.destroy();
		return this.commit(person, document, Y.mergeUpdates(updates));
	}

	/** Writes at the end of the last paragraph, or with a line break in a new one. */
	write(person: Person, document: DocumentKey, text: string): Promise<number> {
		return this.edit(person, document, (doc) => {
			const fragment = doc.getXmlFragment(FRAGMENT);
			const last = fragment.get(fragment.length - 1);
			const words = last instanceof Y.XmlElement ? last.get(0) : undefined;
			if (text.startsWith('\n') || !(words instanceof Y.XmlText)) {
				const paragraph = new Y.XmlElement('paragraph');
				paragraph.insert(0, [new Y.XmlText(text.trim())]);
				fragment.insert(fragment.length, [paragraph]);
			} else words.insert(words.length, text);
		});
	}

	/** Many changes by one person at once, where what decides about them is not the point. */
	async append(
		person: Person,
		changes: readonly (Change & { readonly at: Date })[]
	): Promise<void> {
		const { planId } = this.plan;
		await this.database.transact(async (transaction) => {
			const head = await lockHead(transaction, planId);
			if (!head) throw new Error('a plan has a head');
			await putEntities(transaction, planId, { changes });
			const by = { actorId: person.id, role: person.role, authSession: null };
			const events = changes.map(({ at, ...change }): NewEvent => ({
				type: 'entity',
				command: 'AddGoal',
				opId: newId<OpId>(),
				...by,
				at: at.toISOString(),
				...change
			}));
			await appendEvents(transaction, planId, chainEvents(planId, head, events));
		});
	}

	/** Stores an update as it comes from a socket. */
	async commit(person: Person, document: DocumentKey, update: Uint8Array): Promise<number> {
		const { planId } = this.plan;
		const head = await readHead(this.database, planId);
		if (!head) throw new Error('a plan has a head');
		const event = {
			type: 'prose',
			opId: newId<OpId>(),
			document,
			update,
			actorId: person.id,
			role: person.role,
			authSession: null,
			at: this.now.toISOString()
		} as const;
		const { head: next, chained } = chainEvents(planId, head, [event]);
		const moved = await commitProse(this.database, [{ planId, expected: head, next, chained }]);
		if (!moved.has(planId)) throw new Error('the plan moved meanwhile');
		return next.seq;
	}
}
