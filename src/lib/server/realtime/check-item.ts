import * as Y from 'yjs';
import {
	isAllowedAttribute,
	isAllowedFormat,
	isAttributeName,
	isTextblock,
	mayHold
} from '../../prose/allow.ts';
import { maxDepth } from '../../prose/fits.ts';
import { FRAGMENT } from '../../prose/node.ts';
import type { GateProblem, GateRefusal } from './gate-problem.ts';
import { heldBy, isSamePlace, type Place, type Placed } from './placement.ts';

/** What stands under an id; undefined for one that is not known. */
type Find = (id: Y.ID) => Placed | undefined;

type Where = Place | 'gone';

interface NewItem {
	readonly item: Y.Item;
	/** What it follows on; not always the item's own, whose beginning may be known already. */
	readonly origin: Y.ID | null;
}

/** Where a new item stands, if all that it leans on is known and what it holds may stand there. */
export function checkItem(added: NewItem, find: Find): Placed | GateRefusal {
	const { item } = added;
	const place = placeOf(added, find);
	if (place !== 'gone' && 'code' in place) return place;
	const holds = heldBy(item.content);
	const isAllowed =
		place === 'gone' ? isProse(item.content) : isAllowedAt(place, item.content, holds);
	if (!isAllowed)
		return refuse(place === 'gone' || !isProse(item.content) ? 'not-prose' : 'wrong-place');
	if (place !== 'gone' && holds !== null && isTooDeep(place, find)) return refuse('too-deep');
	return { place, holds };
}

/** Deeper than the editor builds. */
function isTooDeep(place: Place, find: Find): boolean {
	let at: Where = place;
	for (let depth = 0; depth < maxDepth; depth += 1) {
		if (at === 'gone' || at.in === 'doc' || at.in === 'text') return false;
		at = find(Y.createID(at.client, at.clock))?.place ?? 'gone';
	}
	return true;
}

function refuse(problem: GateProblem): GateRefusal {
	return { code: 'update-refused', problem };
}

/** As Yjs finds it: beside its neighbours, or else in the container that it names. */
function placeOf({ item, origin }: NewItem, find: Find): Where | GateRefusal {
	const { rightOrigin } = item;
	if (!origin) return rightOrigin ? placeBeside(rightOrigin, find) : namedPlace(item, find);
	const left = placeBeside(origin, find);
	const right = rightOrigin ? placeBeside(rightOrigin, find) : left;
	if (left === 'gone' || 'code' in left) return left;
	if (right === 'gone' || 'code' in right) return right;
	return isSamePlace(left, right) ? left : refuse('wrong-place');
}

function placeBeside(neighbour: Y.ID, find: Find): Where | GateRefusal {
	return find(neighbour)?.place ?? { code: 'out-of-step' };
}

function namedPlace(item: Y.Item, find: Find): Where | GateRefusal {
	// While an update is only decoded, `parent` still is what was on the wire: a name or an id.
	const parent: unknown = item.parent;
	const attribute = item.parentSub;
	if (parent === FRAGMENT) return { in: 'doc', client: -1, clock: 0, attribute };
	if (!(parent instanceof Y.ID)) return refuse('unknown-place');
	const holder = find(parent);
	if (!holder) return { code: 'out-of-step' };
	if (holder.holds === null) return refuse('unknown-place');
	if (holder.holds === 'gone') return 'gone';
	return { in: holder.holds, client: parent.client, clock: parent.clock, attribute };
}

function isAllowedAt(place: Place, content: Y.Item['content'], holds: Placed['holds']): boolean {
	const { attribute } = place;
	if (attribute !== null) return isAllowedAttributeAt(place, attribute, content);
	if (content instanceof Y.ContentDeleted) return true;
	if (content instanceof Y.ContentType) return isTypeAllowedAt(place, holds);
	return place.in === 'text' && isText(content);
}

function isTypeAllowedAt({ in: container }: Place, holds: Placed['holds']): boolean {
	if (holds === 'text') return isTextblock(container);
	if (holds === null || holds === 'gone' || container === 'text') return false;
	return mayHold(container, holds);
}

function isAllowedAttributeAt(
	{ in: container }: Place,
	attribute: string,
	content: Y.Item['content']
): boolean {
	if (content instanceof Y.ContentDeleted) return isAttributeName(container, attribute);
	if (!(content instanceof Y.ContentAny)) return false;
	return content.arr.every((value: unknown) => isAllowedAttribute(container, attribute, value));
}

/** Whether prose holds such a thing anywhere: for what comes too late to stand somewhere. */
function isProse(content: Y.Item['content']): boolean {
	if (content instanceof Y.ContentType) return heldBy(content) !== 'gone';
	if (content instanceof Y.ContentDeleted) return true;
	if (!(content instanceof Y.ContentAny)) return isText(content);
	return content.arr.every((value: unknown) => isAllowedAttribute('heading', 'level', value));
}

function isText(content: Y.Item['content']): boolean {
	if (content instanceof Y.ContentString) return true;
	return content instanceof Y.ContentFormat && isAllowedFormat(content.key, content.value);
}
