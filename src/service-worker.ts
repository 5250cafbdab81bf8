import { build, files, version } from '$service-worker';
import { tellPages } from './lib/client/device/copies-channel.ts';
import { tidy, withCopies } from './lib/client/device/copies.ts';
import { cachePrefix, removeCaches } from './lib/client/device/offline-worker.ts';

// Registered only where somebody keeps a copy of a plan. What it caches is the same for everybody:
// the files of this build, and one page about nobody. No answer to a person is ever kept.

/** Of the worker's own world, what is used here: its types and the page's cannot stand together. */
interface Lasting extends Event {
	waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
	readonly request: Request;
	respondWith(answer: Promise<Response>): void;
}
interface Worker {
	readonly location: Location;
	readonly registration: ServiceWorkerRegistration;
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
	addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
declare const self: Worker;

const cacheName = `${cachePrefix}${version}`;
const offlinePage = '/offline';
const ofBuild: ReadonlySet<string> = new Set([...build, ...files]);

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) =>
	event.waitUntil(removeCaches((name) => name !== cacheName))
);
self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (request.mode === 'navigate') {
		const reached = navigate(request, pathname);
		event.respondWith(reached.then(({ answer }) => answer));
		event.waitUntil(reached.then(({ isOnline }) => lookRound(isOnline)));
	} else if (ofBuild.has(pathname)) event.respondWith(ofCache(request));
});

async function install(): Promise<void> {
	const cache = await caches.open(cacheName);
	await cache.addAll([...ofBuild]);
	// Asked for as nobody, so that it is about nobody.
	const page = await fetch(offlinePage, { credentials: 'omit', cache: 'no-store' });
	if (!page.ok) throw new Error('the page for no network is not there');
	await cache.put(offlinePage, page);
	// A page of an older build fetches what it lacks from the network, as it would without a worker.
	await self.skipWaiting();
}

interface Reached {
	readonly answer: Response;
	readonly isOnline: boolean;
}

async function navigate(request: Request, pathname: string): Promise<Reached> {
	try {
		return { answer: await fetch(request), isOnline: true };
	} catch (error) {
		return { answer: await withoutNetwork(pathname, error), isOnline: false };
	}
}

async function withoutNetwork(pathname: string, error: unknown): Promise<Response> {
	// Which page was meant stays in this browser.
	if (pathname !== offlinePage) return Response.redirect(`${offlinePage}#${pathname}`);
	const page = await caches.match(offlinePage);
	if (page) return page;
	throw error;
}

async function ofCache(request: Request): Promise<Response> {
	return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** What is too old goes, network or not; without anything to keep the worker is not wanted either. */
async function lookRound(isOnline: boolean): Promise<void> {
	const isWanted = await withCopies(false, async (store) => {
		if ((await tidy(store, Date.now())).length > 0) tellPages();
		return (await store.owners()).length > 0;
	}).catch(() => true);
	if (isWanted || !isOnline) return;
	await self.registration.unregister();
	await removeCaches(() => true);
}
