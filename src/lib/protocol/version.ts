/**
 * Version of everything that crosses the wire. History:
 * 1 – plan:open, plan:command, plan:compare, plan:signed, plan:catalogue, prose:open, prose:push,
 *     presence:set; plan:events, presence:state, catalogue:changed, access:changed, server:draining.
 */
export const PROTOCOL_VERSION = 1;

/** Version of the prose schema that editors and the server share. */
export const PROSE_SCHEMA_VERSION = 1;

export const SOCKET_PATH = '/rt';

/** One prose update; longer backlogs are sent in pieces. */
export const MAX_UPDATE_BYTES = 64 * 1024;

/** The encoded state of one prose document. Its writers are told when four fifths are used. */
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;

/** One socket message. */
export const MAX_MESSAGE_BYTES = 256 * 1024;
