import type { Refusal } from '../../domain/refusal.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { WireRefusal } from '../../protocol/answer.ts';
import { parse } from '../../protocol/schema/parse.ts';
import { parseCommand } from '../../protocol/schema/command.ts';
import { messageSchemas } from '../../protocol/schema/socket.ts';
import { findUnavailable } from '../db/unavailable.ts';
import { toAnsweredError } from './answer.ts';
import { comparePlan } from './comparisons.ts';
import { readCatalogue } from './catalogue-news.ts';
import type { Connection } from './connection.ts';
import type { Desk } from './desk.ts';
import type { LimitKind } from './limits.ts';
import { catchUp, closePlan, openPlan, readSigned, runCommand } from './plan-handlers.ts';
import { openProse, pushProse, setPlace } from './prose-handlers.ts';

type Answered = Result<object, Refusal | WireRefusal>;

interface Handler {
	readonly limit: LimitKind;
	readonly run: (desk: Desk, connection: Connection, input: unknown) => Promise<Answered>;
}

/** Every event a client may send. What is not here is answered as unknown. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
	['plan:open', handler('other', messageSchemas['plan:open'], openPlan)],
	['plan:close', handler('other', messageSchemas['plan:close'], closePlan)],
	['plan:catch-up', handler('other', messageSchemas['plan:catch-up'], catchUp)],
	['plan:command', { limit: 'other', run: command }],
	['plan:compare', handler('other', messageSchemas['plan:compare'], comparePlan)],
	['plan:signed', handler('other', messageSchemas['plan:signed'], readSigned)],
	['plan:catalogue', handler('other', messageSchemas['plan:catalogue'], readCatalogue)],
	['prose:open', handler('other', messageSchemas['prose:open'], openProse)],
	['prose:push', handler('prose', messageSchemas['prose:push'], pushProse)],
	['presence:set', handler('presence', messageSchemas['presence:set'], place)],
	['session:active', { limit: 'other', run: active }]
]);

/**
 * The one way in for everything a socket sends: known, allowed at this rate, session alive, well
 * formed; then the handler. Always answers, whatever came and whatever goes wrong.
 */
export async function dispatch(
	desk: Desk,
	connection: Connection,
	message: readonly unknown[]
): Promise<void> {
	const last = message.at(-1);
	const acknowledge = isFunction(last) ? last : () => undefined;
	const answer = await attempt(desk, connection, message).catch((error: unknown) =>
		unexpected(connection, error)
	);
	desk.measure.answered(nameOf(message[0]), answer.ok ? null : answer.error.code);
	try {
		acknowledge(
			answer.ok
				? { ok: true, ...answer.value }
				: { ok: false, error: toAnsweredError(answer.error) }
		);
	} catch (error) {
		connection.log.error({ err: error }, 'an answer could not be sent');
	}
}

async function attempt(
	desk: Desk,
	connection: Connection,
	[event, input]: readonly unknown[]
): Promise<Answered> {
	const handler = typeof event === 'string' ? handlers.get(event) : undefined;
	if (!handler) return err({ code: 'unknown-event' });
	if (!isAllowed(desk, connection, handler.limit)) return err({ code: 'too-many-requests' });
	if (connection.isOver(desk.now())) return err({ code: 'session-ended' });
	return handler.run(desk, connection, isFunction(input) ? undefined : input);
}

function isAllowed({ limits }: Desk, connection: Connection, kind: LimitKind): boolean {
	const now = performance.now();
	const { userId, publicId } = connection.session;
	if (!connection.isBehind && connection.allow(kind, now) && limits.allowUser(userId, kind, now)) {
		return true;
	}
	// Presence is lost and made up for by the next: that is no reason to be impatient.
	if (kind !== 'presence' && connection.slowDown(now)) limits.sendAway(publicId, now);
	return false;
}

function unexpected(connection: Connection, error: unknown): Answered {
	if (findUnavailable(error)) return err({ code: 'unavailable' });
	connection.log.error({ err: error }, 'an event ended unexpectedly');
	return err({ code: 'unavailable' });
}

/** Only names of our own are counted: what a client sends must not become a label. */
function nameOf(event: unknown): string {
	return typeof event === 'string' && handlers.has(event) ? event : 'unknown';
}

function isFunction(value: unknown): value is (answer: object) => void {
	return typeof value === 'function';
}

type Schema<Input> = Parameters<typeof parse<Input>>[0];

function handler<Input>(
	limit: LimitKind,
	schema: Schema<Input>,
	run: (desk: Desk, connection: Connection, input: Input) => Promise<Answered>
): Handler {
	return {
		limit,
		run: async (desk, connection, raw) => {
			const input = parse(schema, raw);
			return input.ok ? run(desk, connection, input.value) : input;
		}
	};
}

async function command(desk: Desk, connection: Connection, raw: unknown): Promise<Answered> {
	const envelope = parse(messageSchemas['plan:command'], raw);
	if (!envelope.ok) return envelope;
	const { plan, opId, name, input } = envelope.value;
	const parsed = parseCommand(name, input);
	return parsed.ok ? runCommand(desk, connection, { plan, opId, command: parsed.value }) : parsed;
}

async function place(
	desk: Desk,
	connection: Connection,
	input: Parameters<typeof setPlace>[2]
): Promise<Answered> {
	setPlace(desk, connection, input);
	return ok({});
}

async function active(desk: Desk, connection: Connection): Promise<Answered> {
	const session = await desk.sessions.touch(connection.session.publicId);
	if (!session) return err({ code: 'session-ended' });
	connection.socket.data.session = session;
	return ok({ idleEndsAt: session.idleEndsAt.toISOString() });
}
