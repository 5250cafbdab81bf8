import { flagLevels, type FlagLevel } from './flag-level.ts';
import type { Certainty, Reviewed, SourceKey } from './source.ts';

export interface RedFlag extends Reviewed {
	readonly id: string;
	readonly level: FlagLevel;
	/** Asked of change in the last 14 days, plainly: people get used to what is not normal. */
	readonly question: string;
	/** Answered yes or not sure, it is an E0. */
	readonly followUp: string | null;
	readonly suspected: string;
	/** Whom the question is for: who cannot be woken does not answer. */
	readonly askedOf: 'patient' | 'companion';
	readonly advice: 'emergency' | 'same-day' | 'days' | 'crisis';
	readonly sources: readonly SourceKey[];
	readonly certainty: Certainty;
}

type Row = Omit<RedFlag, 'reviewedBy' | 'reviewedOn' | 'followUp' | 'askedOf' | 'certainty'> &
	Partial<Pick<RedFlag, 'followUp' | 'askedOf'>>;

const rows: readonly Row[] = [
	{
		id: 'ces-bladder',
		level: 'E0',
		question:
			'Is it newly hard to start, stop or feel passing urine, do you leak, or do you not know when your bladder is full?',
		suspected: 'Cauda equina',
		advice: 'emergency',
		sources: ['bmj', 'sh']
	},
	{
		id: 'ces-bowel',
		level: 'E0',
		question: 'Have you newly lost control of your bowel, or the feeling when you pass stool?',
		suspected: 'Cauda equina',
		advice: 'emergency',
		sources: ['bmj', 'sh']
	},
	{
		id: 'ces-saddle',
		level: 'E0',
		question:
			'Is the skin between your legs, round your back passage or your inner thighs newly numb, or does wiping feel different?',
		suspected: 'Cauda equina',
		advice: 'emergency',
		sources: ['bmj', 'sh']
	},
	{
		id: 'ces-sexual',
		level: 'E0',
		question: 'Has sex or feeling in your private parts newly changed?',
		suspected: 'Cauda equina',
		advice: 'emergency',
		sources: ['bmj', 'sh']
	},
	{
		id: 'ces-bilateral',
		level: 'E0',
		question:
			'Do you have new pain, numbness or weakness in both legs, or legs that will not do what you tell them?',
		suspected: 'Cauda equina or spinal cord',
		advice: 'emergency',
		sources: ['bmj', 'sh']
	},
	{
		id: 'deficit-progressive',
		level: 'E0',
		question:
			'Is a leg or a foot getting weaker over hours or days, such as a foot that drags or a knee that gives way?',
		suspected: 'Progressive deficit',
		advice: 'emergency',
		sources: ['glo']
	},
	{
		id: 'infection-systemic',
		level: 'E1',
		question:
			'Do you have fever or shaking chills with worse back pain, or a wound or device site that is red, hot, open or leaking?',
		followUp: 'Do you feel very ill, confused, or are you shaking with cold?',
		suspected: 'Spinal or implant infection',
		advice: 'same-day',
		sources: ['bri', 'glo']
	},
	{
		id: 'trauma',
		level: 'E1',
		question:
			'Did you fall or have an accident and then new severe pain? With weak bones or long steroid use a small fall counts too.',
		suspected: 'Fracture or hardware',
		advice: 'same-day',
		sources: ['glo', 'bri']
	},
	{
		id: 'cancer',
		level: 'E2',
		question:
			'Have you ever had cancer and now have new pain that is constant or wakes you, or have you lost weight without trying?',
		suspected: 'Malignancy',
		advice: 'days',
		sources: ['glo']
	},
	{
		id: 'night-unremitting',
		level: 'E2',
		question: 'Is there a new kind of pain that no position eases and that is worse at night?',
		suspected: 'Cancer or infection',
		advice: 'days',
		sources: ['sh']
	},
	{
		id: 'csf-leak',
		level: 'E1',
		question:
			'Do you have a severe headache when you stand, soon after an operation or injection at the spine, or clear fluid from the wound?',
		suspected: 'Dural leak',
		advice: 'same-day',
		sources: ['general']
	},
	{
		id: 'vascular',
		level: 'E0',
		question:
			'Is a leg cold, pale or blue, or do you have chest pain or a tearing pain in your back or belly?',
		suspected: 'Vascular',
		advice: 'emergency',
		sources: ['sh', 'general']
	},
	{
		id: 'dvt-pe',
		level: 'E1',
		question: 'Is one calf newly swollen and painful?',
		followUp: 'Are you suddenly short of breath?',
		suspected: 'Venous thromboembolism',
		advice: 'same-day',
		sources: ['general']
	},
	{
		id: 'opioid-overdose',
		level: 'E0',
		question:
			'For whoever is with you: is this person very drowsy, breathing slowly, or hard to wake?',
		suspected: 'Opioid toxicity',
		askedOf: 'companion',
		advice: 'emergency',
		sources: ['general']
	},
	{
		id: 'self-harm',
		level: 'E1',
		question: 'Have you had thoughts that you would be better off dead, or of hurting yourself?',
		followUp: 'Are you in danger of acting on these thoughts now?',
		suspected: 'Suicide risk',
		advice: 'crisis',
		sources: ['ktc']
	},
	{
		id: 'withdrawal',
		level: 'E1',
		question:
			'Did you suddenly stop a strong pain medicine, gabapentin or pregabalin, or did a pain pump stop?',
		suspected: 'Withdrawal',
		advice: 'same-day',
		sources: ['general']
	}
];

export const redFlags: readonly RedFlag[] = rows.map((row) => ({
	followUp: null,
	askedOf: 'patient',
	...row,
	certainty: row.sources.includes('general') ? 'general-knowledge' : 'read',
	reviewedBy: null,
	reviewedOn: null
}));

export type FlagAnswer = 'yes' | 'no' | 'unsure';
export interface FlagAnswers {
	readonly [flagId: string]: { readonly answer: FlagAnswer; readonly followUp?: FlagAnswer };
}

/** How questions were asked, by their ids. */
export interface QuestionWords {
	readonly [flagId: string]: Pick<RedFlag, 'question' | 'followUp'>;
}

export interface Evaluated {
	/** The most urgent of them; null where nothing was answered yes or not sure. */
	readonly level: FlagLevel | null;
	readonly flags: readonly { readonly id: string; readonly level: FlagLevel }[];
	/** Questions without an answer: silence is not a "no". */
	readonly unanswered: readonly string[];
}

/** Deterministic: a table, no judgement. "Not sure" counts as yes, because missing one costs more. */
export function evaluateRedFlags(answers: FlagAnswers): Evaluated {
	const raised = redFlags.filter(({ id }) => isRaised(answers[id]?.answer));
	const flags = raised.map(({ id, level, followUp }) => ({
		id,
		level: followUp !== null && isRaised(answers[id]?.followUp) ? ('E0' as const) : level
	}));
	return {
		level: flagLevels.find((level) => flags.some((flag) => flag.level === level)) ?? null,
		flags,
		unanswered: redFlags.filter((flag) => !isAnswered(flag, answers)).map(({ id }) => id)
	};
}

function isAnswered({ id, followUp }: RedFlag, answers: FlagAnswers): boolean {
	const given = answers[id];
	if (given === undefined) return false;
	return followUp === null || !isRaised(given.answer) || given.followUp !== undefined;
}

function isRaised(answer: FlagAnswer | undefined): boolean {
	return answer === 'yes' || answer === 'unsure';
}
