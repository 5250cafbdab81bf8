import type { RecordOf } from '../record/record.ts';
import type { causeStatuses } from './reevaluation.ts';

type Cause = RecordOf<'cause'>;
type Evidence = RecordOf<'evidence'>;

export interface CauseOnBoard {
	readonly cause: Cause;
	readonly for: readonly Evidence[];
	readonly against: readonly Evidence[];
	/** What the patient noticed: it speaks for itself until a clinician says for what. */
	readonly noticed: readonly Evidence[];
}

/** Why a re-evaluation may not be complete yet; told, never in the way. */
export type BoardGap =
	| { readonly type: 'nothing-supported' }
	| { readonly type: 'unproven'; readonly causeId: string }
	| { readonly type: 'unrefuted'; readonly causeId: string };

const order = [
	'supported',
	'open',
	'not-assessable',
	'refuted'
] as const satisfies readonly (typeof causeStatuses)[number][];

/** The causes with their evidence: what is supported first, what is refuted last. */
export function boardOf(
	causes: readonly Cause[],
	evidence: readonly Evidence[]
): readonly CauseOnBoard[] {
	const about = (cause: Cause, direction: Evidence['details']['direction']) =>
		evidence.filter(
			({ details }) => details.causeId === cause.id && details.direction === direction
		);
	return causes
		.toSorted(
			(one, other) => order.indexOf(one.details.status) - order.indexOf(other.details.status)
		)
		.map((cause) => ({
			cause,
			for: about(cause, 'for'),
			against: about(cause, 'against'),
			noticed: about(cause, 'noticed')
		}));
}

/** What is worth another look before the re-evaluation is called complete. */
export function gapsOf(board: readonly CauseOnBoard[]): readonly BoardGap[] {
	const supported = board.filter(({ cause }) => cause.details.status === 'supported');
	const refuted = board.filter(({ cause }) => cause.details.status === 'refuted');
	return [
		...(supported.length === 0 ? [{ type: 'nothing-supported' } as const] : []),
		...supported
			.filter((one) => one.for.length === 0)
			.map(({ cause }) => ({ type: 'unproven', causeId: cause.id }) as const),
		...refuted
			.filter(({ against }) => against.length === 0)
			.map(({ cause }) => ({ type: 'unrefuted', causeId: cause.id }) as const)
	];
}
