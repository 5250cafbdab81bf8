import { canAtClinic } from '../policy.ts';
import { err, ok, type Result } from '../result.ts';
import { textLimits, textProblem, tidy } from '../text.ts';
import {
	findAcceptance,
	type CatalogueAcceptance,
	type ClinicActor,
	type ClinicState
} from './acceptance.ts';
import type { ClinicCommands } from './command.ts';
import { mayReadClinic } from './policy.ts';

export type AcceptanceRefusal =
	| { readonly code: 'not-found' }
	| { readonly code: 'forbidden' }
	| { readonly code: 'not-needed' }
	| { readonly code: 'already-accepted'; readonly current: CatalogueAcceptance }
	/** What was read is not what the catalogue says by now. */
	| { readonly code: 'edition-moved'; readonly version: string }
	| { readonly code: 'not-read' }
	| { readonly code: 'reauthentication-required' };

export interface ClinicFacts {
	readonly actor: ClinicActor;
	/** Under what it goes on the record. */
	readonly acceptanceId: string;
	/** ISO 8601 in UTC. */
	readonly now: string;
	/** The password was proved in this session. */
	readonly reauthenticated: boolean;
}

/** The acceptance as it goes on the record, or why not. */
export function acceptCatalogue(
	input: ClinicCommands['AcceptCatalogue'],
	clinic: ClinicState,
	{ actor, acceptanceId, now, reauthenticated }: ClinicFacts
): Result<CatalogueAcceptance, AcceptanceRefusal> {
	if (!mayReadClinic(actor, clinic)) return err({ code: 'not-found' });
	if (!canAtClinic(actor, 'AcceptCatalogue', clinic)) return err({ code: 'forbidden' });
	if (clinic.isDemonstration) return err({ code: 'not-needed' });
	const earlier = findAcceptance(clinic);
	if (earlier) return err({ code: 'already-accepted', current: earlier });
	const { version, contentHash } = clinic.edition;
	if (input.version !== version || input.contentHash !== contentHash) {
		return err({ code: 'edition-moved', version });
	}
	const statement = tidy(input.statement);
	const rule = { max: textLimits.statement, required: true };
	if (!input.hasRead || textProblem(statement, rule) !== null) return err({ code: 'not-read' });
	if (!reauthenticated) return err({ code: 'reauthentication-required' });
	return ok({
		id: acceptanceId,
		clinicId: clinic.id,
		version,
		contentHash,
		acceptedBy: actor.id,
		name: actor.name,
		role: actor.role,
		statement,
		acceptedAt: now
	});
}
