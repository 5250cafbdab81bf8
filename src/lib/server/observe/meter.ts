import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Comparison, Measure, ResyncReason } from './measure.ts';

/** What is looked up when somebody asks, instead of being counted all the time. */
export interface Standing {
	readonly sockets: number;
	readonly rooms: number;
	readonly openDocuments: number;
	/** Prose updates that wait for their commit. */
	readonly waitingUpdates: number;
	readonly connections: { readonly open: number; readonly idle: number; readonly waiting: number };
	readonly eventLoopLagMs: number;
	/** Of the bus to the other nodes; `none` where there is no Redis. */
	readonly bus: BusStanding;
}

export type BusStanding = (typeof busStandings)[number];

const busStandings = ['none', 'up', 'down'] as const;

export interface Meter {
	readonly measure: Measure;
	/** One page of the server answered, by the route that answered it. */
	pageAnswered(page: {
		readonly route: string;
		readonly status: number;
		readonly ms: number;
	}): void;
	/** From now on the gauges say what stands at the moment they are asked. */
	watch(standing: () => Standing): void;
	readonly contentType: string;
	text(): Promise<string>;
}

const commitSeconds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const pageSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const batchSizes = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The metrics of one process, each described in docs/operations/metrics.md. */
export function createMeter(): Meter {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const pages = pageMetrics(registry);
	return {
		measure: { ...commitMetrics(registry), ...socketMetrics(registry) },
		pageAnswered: pages,
		watch: (standing) => watchStanding(registry, standing),
		contentType: registry.contentType,
		text: () => registry.metrics()
	};
}

function commitMetrics(registry: Registry): Pick<Measure, 'proseCommitted' | 'commandCommitted'> {
	const registers = [registry];
	const seconds = new Histogram({
		name: 'accord_commit_seconds',
		help: 'From the moment a change is taken up until it is on disk.',
		labelNames: ['kind'],
		buckets: commitSeconds,
		registers
	});
	const batch = new Histogram({
		name: 'accord_prose_batch_updates',
		help: 'Prose updates that went to the disk in one commit.',
		buckets: batchSizes,
		registers
	});
	for (const kind of ['prose', 'command']) seconds.zero({ kind });
	return {
		proseCommitted: (updates, ms) => {
			batch.observe(updates);
			seconds.observe({ kind: 'prose' }, ms / 1_000);
		},
		commandCommitted: (ms) => seconds.observe({ kind: 'command' }, ms / 1_000)
	};
}

const reasons = ['gap', 'snapshot', 'out-of-step', 'divergence'] as const satisfies ResyncReason[];
const results = ['equal', 'different', 'moved-on'] as const satisfies Comparison[];

function socketMetrics(
	registry: Registry
): Pick<Measure, 'answered' | 'resynced' | 'compared' | 'fellBehind'> {
	const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
		new Counter({ name, help, labelNames, registers: [registry] });
	const events = counter('accord_events_total', 'What sockets asked for.', ['event']);
	const refusals = counter('accord_refusals_total', 'What sockets were refused.', [
		'event',
		'code'
	]);
	const resyncs = counter('accord_resyncs_total', 'Clients brought up to date.', ['reason']);
	const comparisons = counter('accord_comparisons_total', 'Idle clients compared.', ['result']);
	const divergences = counter('accord_divergences_total', 'Clients that held something else.', []);
	const slow = counter('accord_slow_consumers_total', 'Clients that fell behind.', []);
	for (const reason of reasons) resyncs.inc({ reason }, 0);
	for (const result of results) comparisons.inc({ result }, 0);
	return {
		answered: (event, code) => {
			events.inc({ event });
			if (code !== null) refusals.inc({ event, code });
		},
		resynced: (reason) => resyncs.inc({ reason }),
		compared: (result) => {
			comparisons.inc({ result });
			if (result === 'different') divergences.inc();
		},
		fellBehind: () => slow.inc()
	};
}

function pageMetrics(registry: Registry): Meter['pageAnswered'] {
	const registers = [registry];
	const answers = new Counter({
		name: 'accord_pages_total',
		help: 'Pages and form posts answered.',
		labelNames: ['route', 'status'],
		registers
	});
	const seconds = new Histogram({
		name: 'accord_page_seconds',
		help: 'How long a page or a form post took.',
		buckets: pageSeconds,
		registers
	});
	return ({ route, status, ms }) => {
		answers.inc({ route, status });
		seconds.observe(ms / 1_000);
	};
}

function watchStanding(registry: Registry, standing: () => Standing): void {
	const gauge = (name: string, help: string, read: (now: Standing) => number) =>
		new Gauge({
			name,
			help,
			registers: [registry],
			collect() {
				this.set(read(standing()));
			}
		});
	new Gauge({
		name: 'accord_bus',
		help: 'How the bus to the other nodes stands: 1 at the one that is true.',
		labelNames: ['state'],
		registers: [registry],
		collect() {
			for (const state of busStandings) this.set({ state }, state === standing().bus ? 1 : 0);
		}
	});
	gauge('accord_sockets', 'Open sockets.', (now) => now.sockets);
	gauge('accord_rooms', 'Plans that are open on this node.', (now) => now.rooms);
	gauge('accord_open_documents', 'Prose documents in memory.', (now) => now.openDocuments);
	gauge(
		'accord_prose_waiting_updates',
		'Prose updates that wait for their commit.',
		(now) => now.waitingUpdates
	);
	gauge('accord_database_connections', 'Connections to PostgreSQL.', (now) => now.connections.open);
	gauge(
		'accord_database_connections_idle',
		'Connections to PostgreSQL that do nothing now.',
		(now) => now.connections.idle
	);
	gauge(
		'accord_database_waiting',
		'Pieces of work that wait for a connection.',
		(now) => now.connections.waiting
	);
	gauge(
		'accord_event_loop_lag_seconds',
		'How late the last tick of the event loop was.',
		(now) => now.eventLoopLagMs / 1_000
	);
}
