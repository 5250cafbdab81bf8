/** "4f9c 21ae …": a hash that can be read out and compared. */
export function grouped(hash: string): string {
	return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** The first three groups and the last, for where the whole is too long to look at. */
export function groupedShort(hash: string): string {
	const groups = grouped(hash).split(' ');
	if (groups.length <= 4) return groups.join(' ');
	return `${groups.slice(0, 3).join(' ')} … ${groups.at(-1)}`;
}
