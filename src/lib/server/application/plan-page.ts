import type { CatalogueStanding } from '../../domain/acceptance/acceptance.ts';
import type { Role } from '../../domain/actor.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { ClinicContacts } from '../../domain/safety/clinic-contacts.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { ProseDoc } from '../../prose/node.ts';
import { readProse } from '../../prose/read.ts';
import type { EntitiesByKind } from '../../protocol/socket.ts';
import { readStanding } from '../catalogue/reader.ts';
import { recordAudit, type AuditAction } from '../audit/writer.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findClinic, findLook, readEpoch } from '../plan/page-reader.ts';
import { loadDocument } from '../plan/prose-reader.ts';
import { findMember, readEntities, readHead } from '../plan/reader.ts';
import type { Context } from './context.ts';

export type SectionProse = Readonly<Record<DocumentKey, ProseDoc>>;

/** A plan as one person sees it at one moment. */
export interface PlanPage {
	readonly plan: PlanId;
	readonly seq: number;
	/** Rises when the plan is put back to an earlier day; what was written before then stays apart. */
	readonly epoch: number;
	readonly you: { readonly userId: UserId; readonly name: string; readonly role: Role };
	readonly clinic: { readonly name: string } & ClinicContacts;
	/** Whether that clinic works with what the catalogue says. */
	readonly catalogue: CatalogueStanding;
	readonly entities: EntitiesByKind;
	readonly sections: SectionProse;
	/** How far this person had looked before; 0 for never. */
	readonly lastLookSeq: number;
}

/**
 * Reads a plan for a page, all of it as of one moment, and puts the opening on the record in the
 * same transaction: no record, no opening. A stranger and a missing plan look the same.
 */
export async function openPlanPage(
	context: Context,
	planId: PlanId,
	opened: { readonly action: AuditAction; readonly objectId?: string } = { action: 'plan-open' }
): Promise<Result<PlanPage, { readonly code: 'not-found' }>> {
	return context.database.transact(
		async (transaction) => {
			const member = await findMember(transaction, planId, context.userId);
			if (!member) return err({ code: 'not-found' });
			await recordAudit(transaction, {
				...opened,
				outcome: 'success',
				actorId: context.userId,
				role: member.role,
				authSession: context.authSession,
				planId,
				requestId: context.requestId
			});
			const head = await readHead(transaction, planId);
			const entities = await readEntities(transaction, planId);
			const [plan] = entities.plan;
			if (!head || !plan) return err({ code: 'not-found' });
			return ok({
				plan: planId,
				seq: head.seq,
				epoch: await readEpoch(transaction, planId),
				you: { userId: member.userId, name: member.name, role: member.role },
				clinic: await findClinic(transaction, plan.clinicId),
				catalogue: await readStanding(transaction, plan.clinicId),
				entities,
				sections: await readSections(transaction, planId),
				lastLookSeq: await findLook(transaction, planId, context.userId)
			});
		},
		{ isolation: 'repeatable read' }
	);
}

/** The prose of every section, as of the transaction's moment. */
export async function readSections(
	transaction: AccordTransaction,
	planId: PlanId
): Promise<SectionProse> {
	const read = async (key: DocumentKey): Promise<ProseDoc> => {
		const { doc } = await loadDocument(transaction, planId, key);
		const prose = readProse(doc);
		doc.destroy();
		return prose;
	};
	return {
		'what-matters': await read('what-matters'),
		story: await read('story'),
		'working-diagnosis': await read('working-diagnosis'),
		'plan-summary': await read('plan-summary')
	};
}
