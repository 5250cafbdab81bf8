import type { ClinicId, MemberId, UserId } from '../ids.ts';
import type { ClinicianRole } from './care-team.ts';

export interface CareTeamCommands {
	readonly AddMember: {
		readonly memberId: MemberId;
		readonly userId: UserId;
		readonly role: ClinicianRole;
	};
	/** Ends somebody's access, one's own included. */
	readonly EndMembership: {
		readonly memberId: MemberId;
		readonly expectedRevision: number;
		readonly reason: string;
	};
	/** Somebody who stands in for a specialist of the plan from then until then. */
	readonly NameDeputy: {
		/** The place of the deputy, where they have none yet. */
		readonly memberId: MemberId;
		readonly userId: UserId;
		/** Who is away. */
		readonly forUserId: UserId;
		readonly from: string;
		readonly until: string;
	};
	readonly EndDeputy: {
		readonly memberId: MemberId;
		readonly expectedRevision: number;
	};
	/** Another specialist leads the plan from now on, at this clinic or at another. */
	readonly HandOverPlan: {
		readonly expectedRevision: number;
		/** The place of the one it goes to, where they have none yet. */
		readonly memberId: MemberId;
		readonly userId: UserId;
		readonly clinicId: ClinicId;
		readonly reason: string;
		/** Who hands it over stays in the plan. */
		readonly stays: boolean;
	};
}
