/** Says that a session is over, so that its sockets close at once (R-SE-8). */
export interface SessionEnded {
	/** @returns an undo */
	onSessionEnded(listener: (publicId: string) => void): () => void;
	tell(publicIds: readonly string[]): void;
}

export function createSessionEnded(): SessionEnded {
	const listeners = new Set<(publicId: string) => void>();
	return {
		onSessionEnded: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		tell: (publicIds) => {
			for (const publicId of publicIds) for (const listener of listeners) listener(publicId);
		}
	};
}
