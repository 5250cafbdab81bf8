import { afterAll, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { createPlan } from '../../../../tests/support/plan-fixture.ts';
import { openPlanPage } from '../application/plan-page.ts';
import { accordSchema } from '../db/accord.ts';
import { openDatabase } from '../db/transaction.ts';
import { noteUnavailable, orTryAgain } from './try-again.ts';

const { url, database } = await testDatabase();
const now = () => new Date('2026-11-23T09:00:00.000Z');

function request() {
	const locals: App.Locals = {
		requestId: v7(),
		theme: 'system',
		demonstration: false,
		user: null,
		authSession: null
	};
	// Kit gives hooks one event, and what they resolve to another with the same locals.
	return { hook: { locals }, page: { locals } };
}

test('a plan whose opening cannot be put on the record is not shown: try again later', async () => {
	const { planId, doctor } = await createPlan(database, now());
	const readOnly = new URL(url);
	readOnly.searchParams.set('default_transaction_read_only', 'on');
	const away = openDatabase(readOnly.href, { schema: accordSchema });
	afterAll(() => away.close());
	const publish = () => undefined;
	const context = { userId: doctor.id, authSession: v7(), requestId: v7(), now, publish };
	const error: unknown = await openPlanPage({ ...context, database: away }, planId).catch(
		(reason: unknown) => reason
	);
	const { hook, page } = request();
	expect(noteUnavailable(page, error)).toBe('read-only');
	const answered = orTryAgain(hook, new Response('<p>Trouble</p>', { status: 500 }));
	expect(answered.status).toBe(503);
	expect(answered.headers.get('retry-after')).toBe('5');
	expect(await answered.text()).toBe('<p>Trouble</p>');
});

test('what the database has no part in stays what it is', () => {
	const { hook, page } = request();
	expect(noteUnavailable(page, new Error('a bug'))).toBeNull();
	expect(orTryAgain(hook, new Response('', { status: 500 })).status).toBe(500);
	const ill = request();
	noteUnavailable(ill.page, Object.assign(new Error('other'), { cause: new Error('deeper') }));
	expect(orTryAgain(ill.hook, new Response('', { status: 404 })).status).toBe(404);
});
