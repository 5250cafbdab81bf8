import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toId } from '../../domain/ids.ts';
import { guard } from './guard.ts';

const routes = join(import.meta.dirname, '../../../routes');

/** What somebody may reach who has not signed in. A new route is closed until it stands here. */
const open = [
	'/',
	'/health/live',
	'/health/ready',
	'/link/[token]',
	'/metrics',
	'/offline',
	'/offline/copy',
	'/sign-in',
	'/sign-out',
	'/theme'
];

const routeIds = readdirSync(routes, { recursive: true, withFileTypes: true })
	.filter(({ name }) => /^\+(page|server)\b/.test(name))
	.map(({ parentPath }) => `/${parentPath.slice(routes.length + 1)}`);

type Input = Parameters<typeof guard>[0];

async function ask(
	id: string | null,
	user: App.Locals['user'],
	path = '/plans/1'
): Promise<unknown> {
	const url = new URL(path, 'http://localhost:3000');
	const event = { locals: { user }, route: { id }, url } as Input['event'];
	try {
		return await guard({ event, resolve: () => new Response('inside') });
	} catch (refusal) {
		return refusal;
	}
}

test('[R-AZ-2] there are routes to guard', () => {
	expect(routeIds.length).toBeGreaterThan(8);
	expect(open.filter((id) => !routeIds.includes(id))).toEqual([]);
});

test.each([...new Set(routeIds)])('[R-AZ-2] %s for somebody who has not signed in', async (id) => {
	const answer = await ask(id, null);
	if (open.includes(id)) expect(answer).toBeInstanceOf(Response);
	else expect(answer).toMatchObject({ status: 303, location: '/sign-in?back=%2Fplans%2F1' });
});

test('[R-AZ-2] a path that leads elsewhere does not come back into the address', async () => {
	const answer = await ask('/plans/[plan]', null, '/plans/1?x=//elsewhere.example');
	expect(answer).toMatchObject({ location: '/sign-in?back=%2Fplans%2F1' });
});

test('[R-AZ-2] somebody who has signed in passes', async () => {
	const rosa = { id: toId<never>('rosa'), name: 'Rosa Alvarez', isClinician: false };
	expect(await ask('/plans/[plan]', rosa)).toBeInstanceOf(Response);
});
