const name = 'accord-copies';

/** What an open page shows of a copy, it may show no longer. */
export function tellPages(): void {
	const channel = new BroadcastChannel(name);
	channel.postMessage('changed');
	channel.close();
}

/** @returns an undo */
export function onCopiesChanged(listener: () => void): () => void {
	const channel = new BroadcastChannel(name);
	channel.addEventListener('message', listener);
	return () => channel.close();
}
