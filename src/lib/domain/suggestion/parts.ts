import { align, type Step } from '../prose/align.ts';
import { pairBlocks } from '../prose/pair-blocks.ts';
import type { ProseBlock, ProseDoc } from '../prose/prose.ts';
import { canonicalJson } from '../version/canonical.ts';
import type { Neighbour, PartChange, ProsePart } from './suggestion.ts';

/** What somebody changed in a text: a part for each block that reads differently. */
export function partsBetween(base: ProseDoc, wanted: ProseDoc): readonly PartChange[] {
	const [old, now] = [base.content, wanted.content];
	const parts: PartChange[] = [];
	let [gone, come]: [ProseBlock[], ProseBlock[]] = [[], []];
	const flush = (end: number) => {
		parts.push(...partsOf(gone, come, end - gone.length));
		[gone, come] = [[], []];
	};
	for (const [was, is] of align(old.map(canonicalJson), now.map(canonicalJson))) {
		const [block, other] = [was === null ? null : old[was], is === null ? null : now[is]];
		if (was !== null && is !== null) flush(was);
		else if (block) gone.push(block);
		else if (other) come.push(other);
	}
	flush(old.length);
	return parts;
}

/** Changed blocks are a part each; what only comes or goes is one with its neighbours of that kind. */
function partsOf(
	gone: readonly ProseBlock[],
	come: readonly ProseBlock[],
	start: number
): readonly PartChange[] {
	const parts: { at: number; before: ProseBlock[]; after: ProseBlock[]; kind: Kind }[] = [];
	let at = start;
	for (const step of pairBlocks(gone, come)) {
		const kind = kindOf(step);
		const [before, after] = [taken(gone, step[0]), taken(come, step[1])];
		const last = parts.at(-1);
		if (kind !== 'changed' && last?.kind === kind) {
			last.before.push(...before);
			last.after.push(...after);
		} else parts.push({ at, before, after, kind });
		at += before.length;
	}
	return parts.map((part) => ({ at: part.at, before: part.before, after: part.after }));
}

type Kind = 'changed' | 'gone' | 'come';

function kindOf([was, is]: Step): Kind {
	if (was === null) return 'come';
	return is === null ? 'gone' : 'changed';
}

function taken(blocks: readonly ProseBlock[], place: number | null): ProseBlock[] {
	return place === null ? [] : blocks.slice(place, place + 1);
}

/** The parts with what stands around them in the text they were made from; null if they are not. */
export function partsIn(base: ProseDoc, parts: readonly PartChange[]): readonly ProsePart[] | null {
	let from = 0;
	for (const { at, before } of parts) {
		const end = at + before.length;
		if (at < from || end > base.content.length) return null;
		if (!isSame(base.content.slice(at, end), before)) return null;
		from = end;
	}
	const lefts = parts.reduce<Neighbour[]>((all, part, index) => {
		const previous = parts[index - 1];
		const touches = previous && endOf(previous) === part.at;
		const own = touches ? beside(previous.after.at(-1), all.at(-1)) : [];
		return [...all, [base.content[part.at - 1] ?? null, ...own]];
	}, []);
	const rights = parts.reduceRight<Neighbour[]>((all, part, index) => {
		const next = parts[index + 1];
		const touches = next && endOf(part) === next.at;
		const own = touches ? beside(next.after[0], all[0]) : [];
		return [[base.content[endOf(part)] ?? null, ...own], ...all];
	}, []);
	return parts.map(({ at, before, after }, index) => ({
		at,
		before,
		after,
		left: lefts[index] ?? [],
		right: rights[index] ?? []
	}));
}

function endOf({ at, before }: PartChange): number {
	return at + before.length;
}

/** What comes to stand there; where nothing comes, what stands beyond. */
function beside(block: ProseBlock | undefined, beyond: Neighbour = []): Neighbour {
	return block ? [block] : beyond;
}

/** Where a part belongs in the text as it stands; null where it cannot be placed any more. */
export function placeOf(part: ProsePart, text: ProseDoc): number | null {
	return placeIn(part, text.content.map(canonicalJson));
}

function placeIn(part: ProsePart, blocks: readonly string[]): number | null {
	const wanted = part.before.map(canonicalJson);
	const [left, right] = [part.left.map(keyOf), part.right.map(keyOf)];
	const besideAt = (start: number) => {
		const [before, after] = [blocks[start - 1], blocks[start + wanted.length]];
		return Number(left.includes(before ?? null)) + Number(right.includes(after ?? null));
	};
	let best: { start: number; beside: number } | null = null;
	for (let start = 0; start + wanted.length <= blocks.length; start += 1) {
		if (wanted.some((block, index) => block !== blocks[start + index])) continue;
		const beside = besideAt(start);
		// What is only put in belongs beside something, or nowhere.
		if (wanted.length === 0 && beside === 0) continue;
		const isNearer = best && Math.abs(start - part.at) < Math.abs(best.start - part.at);
		if (!best || beside > best.beside || (beside === best.beside && isNearer)) {
			best = { start, beside };
		}
	}
	return best?.start ?? null;
}

function keyOf(block: ProseBlock | null): string | null {
	return block && canonicalJson(block);
}

/** The text with these parts in it; null when one of them has no place, and then none is. */
export function withParts(text: ProseDoc, parts: readonly ProsePart[]): ProseDoc | null {
	const blocks = text.content.map(canonicalJson);
	const placed = parts.flatMap((part) => {
		const start = placeIn(part, blocks);
		return start === null ? [] : [{ part, start }];
	});
	if (placed.length < parts.length) return null;
	const content: ProseBlock[] = [];
	let from = 0;
	for (const { part, start } of placed.toSorted((one, other) => one.start - other.start)) {
		if (start < from) return null;
		content.push(...text.content.slice(from, start), ...part.after);
		from = start + part.before.length;
	}
	return { type: 'doc', content: [...content, ...text.content.slice(from)] };
}

function isSame(one: readonly ProseBlock[], other: readonly ProseBlock[]): boolean {
	return canonicalJson(one) === canonicalJson(other);
}
