import { asc, eq } from 'drizzle-orm';

import { can, mayWriteDocument } from '../../src/lib/domain/policy.ts';
import type { PlanId } from '../../src/lib/domain/ids.ts';
import type { PlanState } from '../../src/lib/domain/change.ts';
import { commandNames } from '../../src/lib/domain/command.ts';
import type { DocumentKey } from '../../src/lib/domain/plan/section.ts';
import type { AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { planEvent } from '../../src/lib/server/db/schema/plan.ts';
import { readEntities, toPlanState } from '../../src/lib/server/plan/reader.ts';
import type { PlanFixture } from '../support/plan-fixture.ts';

/** All that a plan has on record, and what it says. */
export interface Truth {
	readonly events: readonly (typeof planEvent.$inferSelect)[];
	readonly state: PlanState;
}

export async function readTruth(database: AccordDatabase, planId: PlanId): Promise<Truth> {
	const events = await database.orm
		.select()
		.from(planEvent)
		.where(eq(planEvent.planId, planId))
		.orderBy(asc(planEvent.seq));
	return { events, state: toPlanState(await readEntities(database, planId)) };
}

/** What happened between two moments that its author's role does not allow, in words. */
export function unauthorized(before: Truth, after: Truth, plan: PlanFixture): string[] {
	const people = new Map(
		[plan.patient, plan.doctor, plan.specialist].map((person) => [person.id, person])
	);
	const unchanged = before.events.every((event, index) => {
		return Buffer.compare(event.hash, after.events[index]?.hash ?? Buffer.alloc(0)) === 0;
	});
	const fresh = after.events.slice(before.events.length);
	return [
		...(unchanged ? [] : ['what was on record has changed']),
		...fresh.flatMap(({ seq, actorId, role, command, document }) => {
			const person = people.get(actorId);
			if (!person) return [`event ${seq} is of somebody who has no place in the plan`];
			if (person.role !== role) return [`event ${seq} was made as ${role}`];
			if (document) {
				return mayWriteDocument(role, document as DocumentKey) ? [] : [`event ${seq}: ${document}`];
			}
			const name = commandNames.find((known) => known === command);
			if (name === undefined) return [`event ${seq} has no command`];
			if (name === 'SignVersion') return [`event ${seq} is a signature over a socket`];
			return can(person, name, after.state) ? [] : [`event ${seq}: ${role} did ${name}`];
		})
	];
}
