import type { RecordKind } from './kind.ts';

/** A day, a month or a year as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export type PartialDate = string;

/** What one field of a record may hold. Empty is "" for text, null for one value, [] for several. */
export type Field =
	| { readonly type: 'text'; readonly max: number; readonly required: boolean }
	| { readonly type: 'choice'; readonly of: readonly string[] }
	| { readonly type: 'choices'; readonly of: readonly string[]; readonly required: boolean }
	/** Not before the patient was born; not in the future unless it may lie ahead. */
	| { readonly type: 'date'; readonly required: boolean; readonly ahead: boolean }
	| {
			readonly type: 'number';
			readonly min: number;
			readonly max: number;
			/** Digits after the point at most. */
			readonly decimals: number;
			readonly required: boolean;
	  }
	| { readonly type: 'reference'; readonly to: RecordKind; readonly required: boolean };

export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { readonly type: 'text' }
	? string
	: F extends { readonly type: 'choice'; readonly of: readonly (infer Choice)[] }
		? Choice
		: F extends { readonly type: 'choices'; readonly of: readonly (infer Choice)[] }
			? readonly Choice[]
			: F extends { readonly type: 'number' }
				? number | null
				: string | null;

/** The details that a record with these fields holds. */
export type DetailsOf<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

export type FieldValue = string | number | null | readonly string[];

/** Details of any kind, as they cross the wire. */
export type AnyDetails = Readonly<Record<string, FieldValue>>;

export const optionalText = (max = 2_000) => ({ type: 'text', max, required: false }) as const;
export const requiredText = (max = 2_000) => ({ type: 'text', max, required: true }) as const;
export const choice = <const Of extends readonly string[]>(of: Of) =>
	({ type: 'choice', of }) as const;
export const choices = <const Of extends readonly string[]>(of: Of, required = false) =>
	({ type: 'choices', of, required }) as const;
export const pastDate = { type: 'date', required: false, ahead: false } as const;
export const anyDate = { type: 'date', required: false, ahead: true } as const;
export const numberWithin = (min: number, max: number, decimals = 0) =>
	({ type: 'number', min, max, decimals, required: false }) as const;
