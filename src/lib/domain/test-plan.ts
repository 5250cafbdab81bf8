import type { Actor } from './actor.ts';
import type { Clinician, Member } from './care-team/care-team.ts';
import type { EntityByKind, EntityKind, PlanState } from './change.ts';
import type { Comment, Thread } from './discussion/discussion.ts';
import type { Facts, SignerFacts, SigningFacts } from './decision.ts';
import type { Goal } from './goal/goal.ts';
import { toId } from './ids.ts';
import type { CarePlan } from './plan/plan.ts';
import type { Treatment, TreatmentDetails, TreatmentResponse } from './treatment/treatment.ts';
import type { Signature, Version } from './version/version.ts';

/** A plan for tests: the smallest of everything, to be varied. */

/** The same number, the same UUID. */
export function testId<Id extends string>(number: number): Id {
	return toId<Id>(`018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`);
}

export const testAt = '2026-11-22T10:00:00.000Z';
export const earlierAt = '2026-11-20T09:00:00.000Z';

export const rosa: Actor = { id: testId(1), name: 'Rosa Alvarez', role: 'patient' };
export const maria: Actor = { id: testId(2), name: 'Dr Maria Lindqvist', role: 'referring-doctor' };
export const amara: Actor = { id: testId(3), name: 'Dr Amara Okafor', role: 'pain-specialist' };
/** A second doctor and a second specialist, for what belongs to one of two. */
export const tomas: Actor = { id: testId(4), name: 'Dr Tomas Berg', role: 'referring-doctor' };
export const ines: Actor = { id: testId(5), name: 'Dr Ines Duarte', role: 'pain-specialist' };

export const testPeople: readonly Actor[] = [rosa, maria, amara, tomas, ines];

export type TestParts = { readonly [Kind in EntityKind]?: readonly EntityByKind[Kind][] };

/** Everybody is a member and the plan is active unless the parts say otherwise. */
export function testState(parts: TestParts = {}): PlanState {
	const all: TestParts = {
		plan: [testPlan()],
		member: testPeople.map((person) => testMember(person)),
		...parts
	};
	const of = <Kind extends EntityKind>(kind: Kind) => byId<EntityByKind[Kind]>(all[kind] ?? []);
	return {
		plan: of('plan'),
		member: of('member'),
		treatment: of('treatment'),
		response: of('response'),
		goal: of('goal'),
		record: of('record'),
		safety: of('safety'),
		restoration: of('restoration'),
		thread: of('thread'),
		comment: of('comment'),
		careSession: of('careSession'),
		agendaItem: of('agendaItem'),
		decision: of('decision'),
		suggestion: of('suggestion'),
		amendment: of('amendment'),
		version: of('version'),
		signature: of('signature')
	};
}

export function testFacts(actor: Actor): Facts {
	return { actor, now: testAt, hashSignature: testHash, signer: testSigner() };
}

/** Not SHA-256: shows in a test what went in. */
export function testHash(text: string): string {
	return `hash of ${text}`;
}

export function testSigning(over: Partial<SigningFacts> = {}): SigningFacts {
	const whatMattersText = 'To sit through a concert.';
	return { contentHash: 'a'.repeat(64), whatMattersText, seq: 41, ...over };
}

export function testSigner(over: Partial<SignerFacts> = {}): SignerFacts {
	return {
		isProved: true,
		factors: ['session', 'password'],
		timeZone: 'Europe/Stockholm',
		utcOffset: '+01:00',
		...over
	};
}

export function testPlan(over: Partial<CarePlan> = {}): CarePlan {
	return {
		id: testId(100),
		revision: 3,
		clinicId: testId(101),
		patientId: testId(102),
		patientName: 'Rosa Alvarez',
		patientBirthDate: '1968-03-04',
		patientIdentifier: 'C-1042',
		title: 'Leg and back pain that persists after fusion L4–S1',
		ask: 'Why does it still hurt, and what next?',
		status: 'active',
		statusReason: '',
		statusSince: earlierAt,
		statusBy: null,
		previousClinics: [],
		urgency: 'elective',
		urgencyReason: '',
		urgencySince: earlierAt,
		urgencyOwner: null,
		urgencyReviewOn: null,
		startedAt: earlierAt,
		startedBy: maria.id,
		...over
	};
}

/** Somebody of the clinic who is not in the plan. */
export const noor = { id: testId<Actor['id']>(6), name: 'Dr Noor Haddad' };

export const otherClinicId = testId<CarePlan['clinicId']>(103);

export function testClinician(over: Partial<Clinician> = {}): Clinician {
	const clinicName = 'Harbour Pain Clinic';
	const role = 'pain-specialist';
	return {
		userId: noor.id,
		name: noor.name,
		places: [{ clinicId: testPlan().clinicId, clinicName, role }],
		planClinicName: clinicName,
		...over
	};
}

export function testMember(person: Actor, over: Partial<Member> = {}): Member {
	return {
		id: testId(Number(person.id.slice(-3)) + 200),
		revision: 1,
		userId: person.id,
		name: person.name,
		role: person.role,
		clinic: '',
		from: earlierAt,
		addedBy: null,
		until: null,
		endedBy: null,
		endReason: '',
		deputy: null,
		...over
	};
}

export const testDetails: TreatmentDetails = {
	name: 'TENS trial at home',
	kind: 'device',
	why: 'To see whether evening leg pain falls by two points.',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null
};

export const testMedicine: TreatmentDetails = {
	...testDetails,
	name: 'Gabapentin',
	kind: 'medicine',
	dosage: { dose: '300', unit: 'mg', route: 'by mouth', frequency: 'once in the evening' }
};

export const treatmentId = testId<Treatment['id']>(300);

export function testTreatment(over: Partial<Treatment> = {}): Treatment {
	return {
		...testDetails,
		id: treatmentId,
		revision: 4,
		status: 'proposed',
		statusReason: '',
		statusAt: earlierAt,
		statusBy: maria.id,
		proposedAt: earlierAt,
		proposedBy: maria.id,
		detailsRevision: 2,
		gateReason: '',
		...over
	};
}

export function testResponse(over: Partial<TreatmentResponse> = {}): TreatmentResponse {
	return {
		id: testId(400),
		revision: 1,
		treatmentId,
		userId: rosa.id,
		kind: 'accept',
		reason: '',
		respondedAt: earlierAt,
		detailsRevision: 2,
		...over
	};
}

export const goalId = testId<Goal['id']>(500);

export function testGoal(over: Partial<Goal> = {}): Goal {
	return {
		id: goalId,
		revision: 2,
		text: 'Walk to the park and back',
		measure: '',
		levels: [],
		answers: [],
		status: 'accepted',
		statusReason: '',
		addedAt: earlierAt,
		addedBy: rosa.id,
		...over
	};
}

export const threadId = testId<Thread['id']>(600);

export function testThread(over: Partial<Thread> = {}): Thread {
	return {
		id: threadId,
		revision: 2,
		anchor: { type: 'plan' },
		status: 'open',
		needsAnswer: false,
		startedAt: earlierAt,
		startedBy: rosa.id,
		resolvedAt: null,
		resolvedBy: null,
		...over
	};
}

export const commentId = testId<Comment['id']>(700);

export function testComment(over: Partial<Comment> = {}): Comment {
	return {
		id: commentId,
		revision: 1,
		threadId,
		text: 'Does it matter that my legs are worse on days I drive?',
		mentions: [],
		writtenAt: earlierAt,
		writtenBy: rosa.id,
		enteredInErrorAt: null,
		...over
	};
}

export const versionId = testId<Version['id']>(800);

export function testVersion(over: Partial<Version> = {}): Version {
	return {
		id: versionId,
		revision: 1,
		number: 1,
		seq: 20,
		contentHash: 'b'.repeat(64),
		careSessionId: null,
		amends: [],
		signedAt: earlierAt,
		signedBy: amara.id,
		...over
	};
}

export function testSignature(over: Partial<Signature> = {}): Signature {
	return {
		id: testId(900),
		revision: 1,
		versionId,
		userId: rosa.id,
		name: rosa.name,
		role: rosa.role,
		meaning: 'agree',
		statement: '',
		warnings: [],
		signedAt: earlierAt,
		circumstances: null,
		hash: 'c'.repeat(64),
		...over
	};
}

function byId<Entity extends { readonly id: string }>(
	entities: readonly Entity[]
): ReadonlyMap<string, Entity> {
	return new Map(entities.map((entity) => [entity.id, entity]));
}
