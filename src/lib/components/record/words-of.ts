import type { fieldsByKind } from '../../domain/record/details.ts';
import type { Field } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';

export type Words = () => string;

/** What a form and a list say about one field; every choice of it has its words. */
type FieldWordsOf<F extends Field> = F extends { readonly of: readonly (infer Choice)[] }
	? {
			readonly label: Words;
			readonly hint?: Words;
			readonly choices: Readonly<Record<Choice & string, Words>>;
		}
	: { readonly label: Words; readonly hint?: Words };

/** The words of all fields of a kind: one that is missing does not compile. */
export type WordsOf<Kind extends RecordKind> = {
	readonly [
		Name in keyof (typeof fieldsByKind)[Kind]
	]: (typeof fieldsByKind)[Kind][Name] extends Field
		? FieldWordsOf<(typeof fieldsByKind)[Kind][Name]>
		: never;
};
