import { put } from '../change.ts';
import type { Deciders, Facts } from '../decision.ts';
import { mayWriteDocument } from '../plan/policy.ts';
import type { ProseDoc } from '../prose/prose.ts';
import { err, ok } from '../result.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import { canonicalJson } from '../version/canonical.ts';
import type { RestorationCommands } from './command.ts';
import { seqOf } from './policy.ts';

export const restorationDeciders: Deciders<RestorationCommands> = {
	RestoreSection: (input, { state, actor, now, prose, hashSignature }) => {
		if (!mayWriteDocument(actor.role, input.document)) return err({ code: 'forbidden' });
		if (state.restoration.has(input.restorationId)) return err({ code: 'already-exists' });
		if (seqOf(input.source, state) === null) return err({ code: 'not-found' });
		const reason = tidy(input.reason);
		const refusal = refuseText('reason', reason, { max: textLimits.reason, required: true });
		if (refusal) return err(refusal);
		// The past is read on the server alone.
		if (!prose || !hashSignature) return err({ code: 'not-found' });
		if (seenHash(prose.now, hashSignature) !== input.seenHash)
			return err({ code: 'section-moved', document: input.document });
		if (canonicalJson(prose.base) === canonicalJson(prose.now))
			return err({ code: 'already-exists' });
		const { restorationId: id, document, source } = input;
		return ok([
			put('restoration', {
				id,
				revision: 1,
				document,
				source,
				reason,
				restoredAt: now,
				restoredBy: actor.id
			})
		]);
	}
};

/** What names a text as it stands on somebody's screen. */
export function seenHash(prose: ProseDoc, hash: NonNullable<Facts['hashSignature']>): string {
	return hash(canonicalJson(prose));
}
