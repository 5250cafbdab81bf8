import type { Role } from '../domain/actor.ts';
import type { Change } from '../domain/change.ts';
import type { CommandName } from '../domain/command.ts';
import type { CareSessionId, OpId, UserId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';

interface EventHead {
	/** Place in the plan's one gap-free sequence. */
	readonly seq: number;
	readonly opId: OpId;
	/** ISO 8601, from the server's clock. */
	readonly at: string;
	readonly actorId: UserId;
	readonly role: Role;
	/** The care session in whose course it was made. */
	readonly careSession?: CareSessionId;
}

/** A structured change: one entity as it is afterwards. */
export type EntityEvent = EventHead & {
	readonly type: 'entity';
	/** The command that made it; `StartPlan` for the first ones. */
	readonly command: CommandName | 'StartPlan';
} & Change;

/** A committed prose update of one document. */
export interface ProseEvent extends EventHead {
	readonly type: 'prose';
	readonly document: DocumentKey;
	readonly update: Uint8Array;
}

export type PlanEvent = EntityEvent | ProseEvent;
