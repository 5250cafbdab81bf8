import type { OpeningHours } from './escalation.ts';

/** Whom to call, and when somebody reads; a number is empty where the clinic gave none. */
export interface ClinicContacts {
	readonly timeZone: string;
	readonly emergencyNumber: string;
	readonly crisisNumber: string;
	/** Who is on call; reception where there is nobody else. */
	readonly onCallNumber: string;
	readonly phoneNumber: string;
	readonly hours: OpeningHours;
}
