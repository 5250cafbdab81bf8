/**
 * Tells how far the person has seen whenever they look away: to another tab, to another page, or
 * for good. What arrives while nobody looks is not seen. @returns an undo; that is looking away too
 */
export function tellLooks(readSeq: () => number, tell: (seq: number) => void): () => void {
	let told = readSeq();

	function tellMore() {
		const seq = readSeq();
		if (seq <= told) return;
		told = seq;
		tell(seq);
	}

	function hidden() {
		if (document.visibilityState === 'hidden') tellMore();
	}

	function leaving() {
		if (document.visibilityState === 'visible') tellMore();
	}

	document.addEventListener('visibilitychange', hidden);
	addEventListener('pagehide', leaving);
	return () => {
		document.removeEventListener('visibilitychange', hidden);
		removeEventListener('pagehide', leaving);
		leaving();
	};
}
