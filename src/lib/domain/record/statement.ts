import type { RecordKind } from './kind.ts';

/**
 * The field by which a kind takes a position: who said it last, and when, is kept beside it. With
 * `reason`, saying otherwise needs a reason of its own in that field.
 */
export interface Statement {
	readonly field: string;
	readonly reason: string | null;
}

export const statements: Readonly<Partial<Record<RecordKind, Statement>>> = {
	cause: { field: 'status', reason: 'statusReason' },
	finding: { field: 'explainsSymptom', reason: null },
	condition: { field: 'presence', reason: null },
	reevaluation: { field: 'state', reason: null },
	study: { field: 'status', reason: null },
	stance: { field: 'stance', reason: null }
};

/** Fields that together may stand once in a plan: nobody has diabetes twice. */
export const uniqueFields: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
	condition: ['code'],
	reevaluation: [],
	stance: ['catalogueId', 'row']
};

/** Whether a second of these may not stand beside the first: free causes and other conditions may. */
export function isOnlyOne(kind: RecordKind, details: Readonly<Record<string, unknown>>): boolean {
	if (kind === 'cause') return details['catalogueId'] !== '';
	return uniqueFields[kind] !== undefined && details['code'] !== 'other';
}
