import * as v from 'valibot';
import { clinicianRoles } from '../../domain/actor.ts';
import { textLimits } from '../../domain/text.ts';
import { clinicId, memberId, userId } from './ids.ts';
import { instant, revision, text } from './text.ts';

const reason = text({ max: textLimits.reason, required: true });

export const careTeamSchemas = {
	AddMember: v.strictObject({ memberId, userId, role: v.picklist(clinicianRoles) }),
	EndMembership: v.strictObject({ memberId, expectedRevision: revision, reason }),
	NameDeputy: v.strictObject({
		memberId,
		userId,
		forUserId: userId,
		from: instant,
		until: instant
	}),
	EndDeputy: v.strictObject({ memberId, expectedRevision: revision }),
	HandOverPlan: v.strictObject({
		expectedRevision: revision,
		memberId,
		userId,
		clinicId,
		reason,
		stays: v.boolean()
	})
};
