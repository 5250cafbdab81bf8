import { integer, uuid } from 'drizzle-orm/pg-core';
import type { PlanId, UserId } from '../../../domain/ids.ts';
import { plan } from './plan.ts';
import { user } from './people.ts';

/** What every entity of a plan has. */
export function entity<Id extends string>() {
	return {
		id: uuid().$type<Id>().primaryKey(),
		planId: uuid('plan_id')
			.$type<PlanId>()
			.notNull()
			.references(() => plan.id),
		revision: integer().notNull()
	};
}

export function person(name: string) {
	return uuid(name)
		.$type<UserId>()
		.references(() => user.id);
}
