const tickMs = 250;

export interface EventLoopWatch {
	/** How late the last tick was: what a request waits before anything looks at it. */
	lagMs(): number;
	stop(): void;
}

export function watchEventLoop(): EventLoopWatch {
	let lastTick = performance.now();
	let lag = 0;
	const timer = setInterval(() => {
		const now = performance.now();
		lag = Math.max(0, now - lastTick - tickMs);
		lastTick = now;
	}, tickMs);
	timer.unref();
	return {
		lagMs: () => Math.max(lag, performance.now() - lastTick - tickMs),
		stop: () => clearInterval(timer)
	};
}
