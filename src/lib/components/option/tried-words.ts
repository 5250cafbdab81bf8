import type { OptionForPatient } from '../../domain/catalogue/browse.ts';
import { m } from '../../paraglide/messages.js';
import { recordTitle } from '../record/record-title.ts';
import { choiceWords } from '../record/record-words.ts';

type OnRecord = Pick<OptionForPatient, 'option' | 'tried' | 'past' | 'medicines' | 'treatments'>;

/** Medicines on record that are this option; of a wider kind nobody knows which it was. */
export function ownMedicines({
	option,
	medicines
}: Pick<OnRecord, 'option' | 'medicines'>): OnRecord['medicines'] {
	return option.takenAs?.isWider === true ? [] : medicines;
}

/** In a few words that this person has it now; "" where they do not, or nobody knows. */
export function nowWords(one: OnRecord, isPatient: boolean): string {
	if (one.tried !== 'now') return '';
	if (ownMedicines(one).every(({ details }) => details.use === 'stopped'))
		return m.option_under_way();
	return isPatient ? m.option_taken_now_you() : m.option_taken_now();
}

/** All that is on record of whether it was tried, and what came of it. */
export function triedWords(one: OnRecord, isPatient: boolean): string {
	if (one.tried === 'never') return m.option_tried_never();
	if (one.tried === 'not-known') return m.option_tried_not_known();
	const isTaken = ({ details }: OnRecord['medicines'][number]) => details.use !== 'stopped';
	const named = (medicines: OnRecord['medicines']) => medicines.map(recordTitle).join('; ');
	if (one.tried === 'perhaps') return m.option_tried_perhaps({ what: named(one.medicines) });
	const medicines = ownMedicines(one);
	const before = medicines.filter((medicine) => !isTaken(medicine));
	const told = [
		telling(nowWords(one, isPatient), named(medicines.filter(isTaken))),
		before.length > 0 ? telling(m.option_taken_before(), named(before)) : '',
		...one.past.map((past) =>
			telling(recordTitle(past), choiceWords('past-treatment', 'helped', past.details.helped))
		),
		...one.treatments.flatMap(({ triedBefore }) =>
			triedBefore.tried === 'yes'
				? telling(
						m.option_taken_before(),
						[triedBefore.when, choiceWords('past-treatment', 'helped', triedBefore.helped)]
							.filter((part) => part !== '')
							.join(', ')
					)
				: []
		)
	].filter((part) => part !== '');
	return told.length > 0 ? told.join('; ') : m.option_tried_in_plan();
}

function telling(what: string, more: string): string {
	if (what === '' || more === '') return what;
	return m.option_tried_told({ what, more });
}
