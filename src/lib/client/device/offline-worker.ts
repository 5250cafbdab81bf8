/** Where the worker is, and what its cache is called before the version. */
const address = '/service-worker.js';
export const cachePrefix = 'accord-';
const longestMs = 30_000;

/**
 * What answers without a network. Only who wants copies here has it.
 * @returns whether it is ready
 */
export async function addWorker(): Promise<boolean> {
	if (!('serviceWorker' in navigator)) return false;
	const type = import.meta.env.DEV ? 'module' : 'classic';
	await navigator.serviceWorker.register(address, { type });
	const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), longestMs));
	return (await Promise.race([navigator.serviceWorker.ready, late])) !== null;
}

/** With all that it has cached. */
export async function removeWorker(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registered = await navigator.serviceWorker.getRegistrations();
	for (const registration of registered) await registration.unregister();
	await removeCaches(() => true);
}

/** Of Accord, those that the caller does not want. */
export async function removeCaches(isUnwanted: (name: string) => boolean): Promise<void> {
	if (typeof caches === 'undefined') return;
	const own = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
	for (const name of own) if (isUnwanted(name)) await caches.delete(name);
}
