import * as v from 'valibot';
import { roles } from '../../domain/actor.ts';
import { clinicId, planId, userId } from '../../protocol/schema/ids.ts';
import { messageSchemas } from '../../protocol/schema/socket.ts';

const { section, item, cursor } = messageSchemas['presence:set'].entries;

const presentPerson = v.object({
	connectionId: v.string(),
	userId,
	name: v.string(),
	role: v.picklist(roles),
	section,
	item,
	cursor
});

const node = v.string();

/** What nodes tell each other. Nothing in it is the truth: that is read from PostgreSQL. */
export const busMessageSchema = v.variant('type', [
	/** Plans have gone on: whoever has one open reads what it lacks. */
	v.object({
		type: v.literal('heads'),
		heads: v.array(v.object({ planId, seq: v.number() }))
	}),
	v.object({ type: v.literal('sessions-ended'), sessions: v.array(v.string()) }),
	/** A clinic has accepted the catalogue: open pages of its plans ask how it stands. */
	v.object({ type: v.literal('catalogue'), clinicId }),
	/** Everybody whom the node has in these plans; nobody when the list is empty. */
	v.object({
		type: v.literal('presence'),
		node,
		plans: v.array(v.object({ planId, people: v.array(presentPerson) }))
	}),
	v.object({ type: v.literal('alive'), node }),
	/** The node wants to hear from all others whom they have. */
	v.object({ type: v.literal('who-is-there'), node }),
	v.object({ type: v.literal('gone'), node })
]);

export type BusMessage = v.InferOutput<typeof busMessageSchema>;
