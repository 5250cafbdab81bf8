import type { Member } from '../../domain/care-team/care-team.ts';
import type { PlanId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { Log } from '../observe/log.ts';
import type { Measure } from '../observe/measure.ts';
import type { Comparisons } from './comparisons.ts';
import type { AccordServer, Connection } from './connection.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SharedLimits } from './limits.ts';
import type { Presence } from './presence.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { SessionDirectory } from './session-directory.ts';

/** What every handler of an event may use. */
export interface Desk {
	readonly io: AccordServer;
	readonly database: AccordDatabase;
	readonly rooms: Rooms;
	readonly presence: Presence;
	readonly groupCommit: GroupCommit;
	readonly comparisons: Comparisons;
	readonly sessions: SessionDirectory;
	readonly limits: SharedLimits;
	readonly log: Log;
	readonly measure: Measure;
	readonly now: () => Date;
	/** Other nodes may write what is open here. */
	readonly hasPeers: boolean;
	/** A whole number in [0, limit), not to be guessed. */
	readonly draw: (limit: number) => number;
}

export interface Seat {
	readonly room: Room;
	readonly member: Member;
}

/** The plan and the person's place in it, now. A stranger and a missing plan look the same. */
export async function findSeat(
	desk: Desk,
	connection: Connection,
	planId: PlanId
): Promise<Result<Seat, { readonly code: 'not-found' }>> {
	const room = await desk.rooms.open(planId);
	const member = await room?.member(connection.session.userId);
	if (!room || !member) return err({ code: 'not-found' });
	return ok({ room, member });
}
