import { randomBytes } from 'node:crypto';

import { expect, type APIRequestContext } from '@playwright/test';
import { v7 } from 'uuid';

import { demonstrationSignIns } from '../../src/lib/server/demo/people.ts';

/** Who acts in a test, as the demonstration's sign-in calls them. */
export type Person = 'patient' | 'referring-doctor' | 'pain-specialist';

export const doctorName = 'Dr Maria Lindqvist';
export const specialistName = 'Dr Amara Okafor';
export const rosaName = 'Rosa Alvarez';

/** A plan that only one test knows. */
export interface Plan {
	readonly id: string;
	readonly path: string;
	readonly patientName: string;
	readonly birthDate: string;
	/** What the patient chose with the link. */
	readonly email: string;
	readonly password: string;
}

export function passwordOf(person: Person): string {
	const found = demonstrationSignIns.find(({ key }) => key === person);
	if (!found) throw new Error(`Nobody signs in as ${person}.`);
	return found.password;
}

export function emailOf(person: Person): string {
	const found = demonstrationSignIns.find(({ key }) => key === person);
	if (!found) throw new Error(`Nobody signs in as ${person}.`);
	return found.email;
}

/** Letters that no other test has, for names and addresses. */
export function tag(): string {
	const letters = [...randomBytes(7)].map((byte) => 'abcdefghijklmnopqrstuvwxyz'[byte % 26]);
	return letters.join('').replace(/^./, (letter) => letter.toUpperCase());
}

export function newPatient() {
	const family = tag();
	return {
		name: `Elena ${family}`,
		birthDate: '1971-08-23',
		identifier: `T-${family}`,
		email: `elena.${family.toLowerCase()}@patients.example`,
		password: 'four quiet mornings by the lake'
	};
}

/** Signs in as a demonstration person, as the button on the sign-in page does. */
export async function signInAs(request: APIRequestContext, person: Person): Promise<void> {
	await post(request, '/sign-in?/demonstration', { person });
}

/** Signs in with an address and a password, where there is no demonstration. */
export async function signInWith(
	request: APIRequestContext,
	{ email, password }: { readonly email: string; readonly password: string }
): Promise<void> {
	await post(request, '/sign-in?/password', { email, password, back: '' });
}

/**
 * A new plan between the two demonstration doctors and a new patient, through the same forms that
 * people fill in. Each of the three is signed in afterwards.
 */
export async function startPlan(people: {
	readonly patient: APIRequestContext;
	readonly doctor: APIRequestContext;
	readonly specialist: APIRequestContext;
}): Promise<Plan> {
	await signInAs(people.doctor, 'referring-doctor');
	await signInAs(people.specialist, 'pain-specialist');
	return startPlanWith(people, specialistName);
}

/** The same between a doctor who is signed in and the specialist of this name. */
export async function startPlanWith(
	people: { readonly patient: APIRequestContext; readonly doctor: APIRequestContext },
	name: string
): Promise<Plan> {
	const form = await (await people.doctor.get('/plans/new')).text();
	const specialist = new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*${name}`).exec(form);
	const { email, password, ...patient } = newPatient();
	const id = v7();
	const started = await post(people.doctor, '/plans/new', {
		requestId: id,
		...patient,
		title: 'Leg pain that persists after fusion L4–S1',
		ask: 'What else could help?',
		urgency: 'soon',
		specialist: specialist?.[1] ?? '',
		samePerson: ''
	});
	const link = /\/link\/[\w-]{43}/.exec(started)?.[0];
	if (!link) throw new Error('The plan was not started.');
	await post(people.patient, link, { birthDate: patient.birthDate, email, password });
	const { name: patientName, birthDate } = patient;
	return { id, path: `/plans/${id}`, patientName, birthDate, email, password };
}

async function post(
	request: APIRequestContext,
	path: string,
	form: Record<string, string>
): Promise<string> {
	const probe = await request.get('/health/live');
	const { origin } = new URL(probe.url());
	const answer = await request.post(path, { form, headers: { origin } });
	const text = await answer.text();
	expect(answer.status(), `${path}: ${text.slice(0, 400)}`).toBeLessThan(400);
	return text;
}
