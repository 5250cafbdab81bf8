import { optionFrom, type Option } from './option.ts';
import { medicines } from './options-medicine.ts';
import { procedures } from './options-procedure.ts';
import { withoutSurgery } from './options-without-surgery.ts';

/** Every option, in the order in which they are shown; waiting with a date is always among them. */
export const options: readonly Option[] = [...withoutSurgery, ...medicines, ...procedures].map(
	optionFrom
);

export function findOption(id: string): Option | undefined {
	return options.find((option) => option.id === id);
}

/** The sources disagree: at least one for and one against. */
export function isDisputed({ verdicts }: Option): boolean {
	const directions = verdicts.map(({ direction }) => direction);
	return directions.includes('for') && directions.includes('against');
}
