import type { SignerFacts } from '$lib/domain/decision.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import type { parseCommand } from '$lib/protocol/schema/command.ts';
import type { Context } from '$lib/server/application/context.ts';
import { execute, type ExecuteRefusal } from '$lib/server/application/execute.ts';

/** A field of a form, as text. */
export type Read = (field: string) => string;

export function fieldsOf(form: FormData): Read {
	return (field) => {
		const value = form.get(field);
		return typeof value === 'string' ? value : '';
	};
}

interface Asked {
	readonly command: ReturnType<typeof parseCommand>;
	readonly opId: string;
	/** Who answers a signature, as the form proved. */
	readonly signer?: SignerFacts;
}

/** @returns what stood in the way, or null */
export async function runForm(
	context: Context,
	planId: PlanId,
	{ command, opId, ...asked }: Asked
): Promise<ExecuteRefusal | null> {
	if (!command.ok) return command.error;
	if (!isUuid(opId)) return { code: 'invalid-input', field: 'opId', problem: 'not-an-id' };
	const request = { planId, opId: toId<never>(opId), command: command.value, ...asked };
	const done = await execute(context, request);
	return done.ok ? null : done.error;
}
