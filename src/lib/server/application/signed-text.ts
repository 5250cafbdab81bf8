import type { PlanState } from '../../domain/change.ts';
import type { Command } from '../../domain/command.ts';
import type { SignedText } from '../../domain/decision.ts';
import type { PlanId } from '../../domain/ids.ts';
import { plainText } from '../../prose/read.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findFrozenVersion } from '../plan/version-reader.ts';

/** What the version says that a command is about. */
export async function readSignedText(
	transaction: AccordTransaction,
	{ name, input }: Command,
	{ planId, state }: { readonly planId: PlanId; readonly state: PlanState }
): Promise<SignedText | undefined> {
	if (name !== 'RequestAmendment') return undefined;
	const number = state.version.get(input.versionId)?.number;
	const frozen = number && (await findFrozenVersion(transaction, planId, number));
	if (!frozen) return undefined;
	const { sections, ...content } = frozen.content;
	const texts = {
		'what-matters': plainText(sections['what-matters']),
		story: plainText(sections.story),
		'working-diagnosis': plainText(sections['working-diagnosis']),
		'plan-summary': plainText(sections['plan-summary'])
	};
	return { content, texts };
}
