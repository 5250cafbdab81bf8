import { expect, test } from 'vitest';
import { canAtClinic } from '../policy.ts';
import { ines, noor } from '../test-plan.ts';
import type { ClinicActor } from './acceptance.ts';
import { acceptCatalogue } from './decide.ts';
import { acceptFacts, acceptInput, doctor, specialist, testClinic } from './test-clinic.ts';

const second: ClinicActor = { id: ines.id, name: ines.name, role: 'pain-specialist' };
const elsewhere: ClinicActor = { ...noor, role: 'pain-specialist' };

/** Who asks, whether they may, and what they are told if not. */
const table: readonly (readonly [string, ClinicActor, string])[] = [
	['a pain specialist of the clinic', specialist, 'ok'],
	['another one', second, 'ok'],
	['a referring doctor of the clinic', doctor, 'forbidden'],
	['a specialist of another clinic', elsewhere, 'not-found'],
	['a doctor in a role of somebody else', { ...doctor, role: 'pain-specialist' }, 'not-found'],
	['a specialist in another role', { ...specialist, role: 'referring-doctor' }, 'not-found'],
	['somebody under the name of another', { ...elsewhere, name: specialist.name }, 'not-found']
];

test.each(table)('[AC1] AcceptCatalogue by %s', (_who, actor, answer) => {
	const clinic = testClinic({ clinicians: [doctor, specialist, second] });
	expect(canAtClinic(actor, 'AcceptCatalogue', clinic)).toBe(answer === 'ok');
	const decision = acceptCatalogue(acceptInput, clinic, { ...acceptFacts, actor });
	expect(decision.ok ? 'ok' : decision.error.code).toBe(answer);
});
