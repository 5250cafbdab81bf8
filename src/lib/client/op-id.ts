import { v7 } from 'uuid';
import { toId, type OpId } from '../domain/ids.ts';

/** The name of one change, under which it has one effect however often it is sent. */
export function newOpId(): OpId {
	return toId(v7());
}
