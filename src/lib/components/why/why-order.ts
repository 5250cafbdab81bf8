import type { Role } from '../../domain/actor.ts';
import { sectionsByPage } from '../../domain/plan/section.ts';

export type WhySection = (typeof sectionsByPage.why)[number];

/** A patient asks why, and reads the answer first; a doctor reads what leads to it. */
export function whyOrder(role: Role): readonly WhySection[] {
	return role === 'patient' ? ['causes', 'imaging', 'conditions', 'history'] : sectionsByPage.why;
}
