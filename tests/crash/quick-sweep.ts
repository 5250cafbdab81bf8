// Loaded before Accord with `--import`: what it does every 20 s, the sweep that compacts, it does
// three times a second, so that a short life meets a compaction too.
const [usualMs, quickMs] = [20_000, 300];
const { setInterval: original } = globalThis;

globalThis.setInterval = Object.assign(
	(work: () => void, ms?: number, ...rest: unknown[]) =>
		original(work, ms === usualMs ? quickMs : ms, ...rest),
	original
) as typeof setInterval;
