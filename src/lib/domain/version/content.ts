import type { Role } from '../actor.ts';
import type { AmendmentDecision, AmendmentSubject } from '../amendment/amendment.ts';
import type { GoalAnswer, GoalStatus } from '../goal/goal.ts';
import type { AnyDetails } from '../record/field.ts';
import type { RecordKind } from '../record/kind.ts';
import type {
	AmendmentId,
	ClinicId,
	GoalId,
	PlanId,
	RecordId,
	TreatmentId,
	UserId
} from '../ids.ts';
import type { Urgency } from '../plan/plan.ts';
import type { DocumentKey } from '../plan/section.ts';
import type { ResponseKind, TreatmentDetails, TreatmentStatus } from '../treatment/treatment.ts';
import { canonicalJson } from './canonical.ts';

export const CONTENT_FORMAT = 'accord-plan/3';

/**
 * What a signature covers: everything that the plan says and nothing else (SPEC.md, "Canonical
 * form"). It stands by itself: names are in it, not only ids. `Prose` is closed ProseMirror JSON.
 */
export interface PlanContent<Prose = unknown> {
	readonly format: typeof CONTENT_FORMAT;
	readonly planId: PlanId;
	readonly clinicId: ClinicId;
	readonly patient: PatientContent;
	readonly title: string;
	readonly ask: string;
	readonly urgency: Urgency;
	readonly careTeam: readonly PersonContent[];
	readonly sections: Readonly<Record<DocumentKey, Prose>>;
	readonly records: readonly RecordContent[];
	readonly goals: readonly GoalContent[];
	readonly treatments: readonly TreatmentContent[];
	readonly amendments: readonly AmendmentContent[];
}

export interface PatientContent {
	readonly name: string;
	/** YYYY-MM-DD. */
	readonly birthDate: string;
	readonly identifier: string | null;
}

export interface PersonContent {
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
}

export interface GoalContent {
	readonly id: GoalId;
	readonly text: string;
	readonly status: GoalStatus;
	readonly statusReason: string;
	readonly addedBy: PersonContent;
	readonly measure: string;
	readonly levels: readonly string[];
	readonly answers: readonly GoalAnswerContent[];
}

export interface GoalAnswerContent {
	readonly by: PersonContent;
	readonly kind: GoalAnswer['kind'];
	readonly reason: string;
	/** False when the goal was worded otherwise at the time. */
	readonly toTheseWords: boolean;
}

export interface RecordContent {
	readonly id: RecordId;
	readonly kind: RecordKind;
	readonly details: AnyDetails;
	readonly recordedBy: PersonContent;
	/** Who said last what the kind takes a position in. */
	readonly statedBy: PersonContent;
}

export interface TreatmentContent extends TreatmentDetails {
	readonly id: TreatmentId;
	readonly status: TreatmentStatus;
	readonly statusReason: string;
	readonly gateReason: string;
	readonly proposedBy: PersonContent;
	readonly responses: readonly ResponseContent[];
}

export interface ResponseContent {
	readonly by: PersonContent;
	readonly kind: ResponseKind;
	readonly reason: string;
	/** False when the treatment was worded otherwise at the time. */
	readonly toThisWording: boolean;
}

/** What the patient asked to be put right, whatever came of it. */
export interface AmendmentContent {
	readonly id: AmendmentId;
	/** The version that it is about. */
	readonly versionNumber: number;
	readonly about: AmendmentSubject;
	readonly request: string;
	readonly askedBy: PersonContent;
	readonly askedAt: string;
	readonly decision: AmendmentDecisionContent | null;
	readonly disagreement: AmendmentWordContent | null;
	readonly reply: AmendmentWordContent | null;
}

export interface AmendmentDecisionContent extends Omit<AmendmentDecision, 'by'> {
	readonly by: PersonContent;
}

export interface AmendmentWordContent {
	readonly text: string;
	readonly at: string;
	readonly by: PersonContent;
}

/** The text whose SHA-256 is a version's content hash. */
export function canonicalText(content: PlanContent): string {
	return canonicalJson(content);
}

/** A stored text as the content that it was made from; earlier formats held fewer things. */
export function readContent<Prose>(text: string): PlanContent<Prose> {
	const stored: Stored<Prose> = JSON.parse(text);
	return {
		...stored,
		records: stored.records ?? [],
		amendments: stored.amendments ?? [],
		goals: stored.goals.map((goal) => ({ measure: '', levels: [], answers: [], ...goal })),
		treatments: stored.treatments.map((treatment) => ({ ...unsaid, ...treatment }))
	};
}

type Stored<Prose> = Omit<PlanContent<Prose>, 'records' | 'goals' | 'treatments' | 'amendments'> & {
	readonly records?: readonly RecordContent[];
	readonly amendments?: readonly AmendmentContent[];
	readonly goals: readonly Since<GoalContent, 'measure' | 'levels' | 'answers'>[];
	readonly treatments: readonly Since<TreatmentContent, keyof typeof unsaid>[];
};

/** With what came in the second format left open. */
type Since<Item, New extends keyof Item> = Omit<Item, New> & { readonly [Key in New]?: Item[Key] };

const unsaid = {
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	gateReason: ''
} as const;
