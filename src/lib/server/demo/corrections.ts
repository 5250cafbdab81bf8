import type { Role } from '../../domain/actor.ts';
import type { AmendmentDecision } from '../../domain/amendment/amendment.ts';
import type { AmendmentId } from '../../domain/ids.ts';
import type { Storyteller } from './storyteller.ts';

/** The patient asks that words of the story be put right in the version that was signed last. */
export async function askForCorrection(
	story: Storyteller,
	{ quote, request }: { readonly quote: string; readonly request: string }
): Promise<AmendmentId> {
	const amendmentId = story.newId<AmendmentId>();
	const about = { type: 'passage', document: 'story', quote } as const;
	const input = { amendmentId, versionId: await story.latestVersion(), about, request };
	await story.run('patient', { name: 'RequestAmendment', input });
	return amendmentId;
}

export async function decide(
	story: Storyteller,
	role: Role,
	decided: Pick<AmendmentDecision, 'kind' | 'reason'> & { readonly amendmentId: AmendmentId }
): Promise<void> {
	await story.run(role, { name: 'DecideAmendment', input: decided });
}
