import { readFileSync } from 'node:fs';

import * as v from 'valibot';
import { expect, test } from 'vitest';

import { createMeter, type Meter } from './meter.ts';
import { serveMetrics } from './metrics-server.ts';

const operations = new URL('../../../../docs/operations/', import.meta.url);
const guide = readFileSync(new URL('metrics.md', operations), 'utf8');
const dashboardFile = readFileSync(new URL('grafana-dashboard.json', operations), 'utf8');

const dashboardSchema = v.object({
	panels: v.array(
		v.object({
			title: v.string(),
			targets: v.optional(v.array(v.object({ expr: v.string() })), [])
		})
	)
});

function startMeter(): Meter {
	const meter = createMeter();
	meter.watch(() => ({
		sockets: 3,
		rooms: 2,
		openDocuments: 4,
		waitingUpdates: 5,
		connections: { open: 10, idle: 7, waiting: 1 },
		eventLoopLagMs: 12,
		bus: 'down'
	}));
	return meter;
}

async function namesOf(meter: Meter): Promise<Set<string>> {
	const text = await meter.text();
	return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
}

/** A histogram's name stands for the three series it is read by. */
function seriesOf(names: ReadonlySet<string>): Set<string> {
	const series = [...names].flatMap((name) => [
		name,
		...['bucket', 'sum', 'count'].map((part) => `${name}_${part}`)
	]);
	return new Set(series);
}

test('[R-OP-1] what happens is counted and what stands is looked up', async () => {
	const meter = startMeter();
	meter.measure.proseCommitted(12, 4);
	meter.measure.commandCommitted(30);
	meter.measure.answered('prose:push', null);
	meter.measure.answered('prose:push', 'out-of-step');
	meter.measure.resynced('gap');
	meter.measure.compared('different');
	meter.measure.fellBehind();
	meter.pageAnswered({ route: '/plans/[plan]', status: 200, ms: 40 });
	const lines = (await meter.text()).split('\n');
	expect(lines).toEqual(
		expect.arrayContaining([
			'accord_prose_batch_updates_sum 12',
			'accord_commit_seconds_bucket{le="0.005",kind="prose"} 1',
			'accord_commit_seconds_count{kind="command"} 1',
			'accord_events_total{event="prose:push"} 2',
			'accord_refusals_total{event="prose:push",code="out-of-step"} 1',
			'accord_resyncs_total{reason="gap"} 1',
			'accord_resyncs_total{reason="divergence"} 0',
			'accord_divergences_total 1',
			'accord_slow_consumers_total 1',
			'accord_pages_total{route="/plans/[plan]",status="200"} 1',
			'accord_sockets 3',
			'accord_rooms 2',
			'accord_open_documents 4',
			'accord_prose_waiting_updates 5',
			'accord_database_connections 10',
			'accord_database_connections_idle 7',
			'accord_database_waiting 1',
			'accord_event_loop_lag_seconds 0.012',
			'accord_bus{state="down"} 1',
			'accord_bus{state="up"} 0'
		])
	);
});

test('[R-OP-1] two meters in one process count apart', async () => {
	const [one, other] = [startMeter(), startMeter()];
	one.measure.compared('different');
	expect(await other.text()).toContain('accord_divergences_total 0');
});

test('[R-OP-1] every metric is in the guide, and the guide has no other', async () => {
	const names = await namesOf(startMeter());
	const described = new Set(
		[...guide.matchAll(/^\| `([a-z0-9_]+)`/gm)].map(([, name = '']) => name)
	);
	expect([...names].filter((name) => !described.has(name))).toEqual([]);
	expect([...described].filter((name) => !names.has(name))).toEqual([]);
	expect([...names].filter((name) => name.startsWith('accord_')).length).toBeGreaterThan(15);
});

test('[R-OP-1] the dashboard asks only for what there is', async () => {
	const names = seriesOf(await namesOf(startMeter()));
	const { panels } = v.parse(dashboardSchema, JSON.parse(dashboardFile));
	const asked = panels.flatMap(({ targets }) =>
		targets.flatMap(({ expr }) => expr.match(/\b(?:accord|nodejs|process)_[a-z0-9_]+/g) ?? [])
	);
	expect(new Set(asked).size).toBeGreaterThan(15);
	expect(asked.filter((name) => !names.has(name))).toEqual([]);
	expect(asked).toContain('accord_divergences_total');
});

test('[R-OP-1] the port of its own answers /metrics and nothing else', async () => {
	const server = await serveMetrics(startMeter(), { host: '127.0.0.1', port: 0 });
	const at = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
	const answer = await at('/metrics');
	expect(answer.headers.get('content-type')).toContain('text/plain');
	expect(await answer.text()).toContain('accord_sockets 3');
	expect((await at('/')).status).toBe(404);
	await expect(
		serveMetrics(startMeter(), { host: '127.0.0.1', port: server.port })
	).rejects.toThrow('METRICS_PORT');
	await server.close();
});
