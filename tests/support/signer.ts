import type { SignerFacts } from '../../src/lib/domain/decision.ts';

/** Somebody who entered the password for this signature. */
export const provenSigner: SignerFacts = {
	isProved: true,
	factors: ['session', 'password'],
	timeZone: 'Europe/London',
	utcOffset: '+00:00'
};
