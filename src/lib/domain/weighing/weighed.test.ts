import { expect, test } from 'vitest';
import { firstWeighed, withOption } from './weighed.ts';

const stance = (catalogueId: string) => ({
	details: { catalogueId, row: 'help', stance: 'for', text: '' } as const
});

test('[WE1] a sixth option is refused; one that is there already is no sixth', () => {
	const five = ['a', 'b', 'c', 'd', 'e'];
	expect(withOption(five.slice(1), 'a')).toEqual(['b', 'c', 'd', 'e', 'a']);
	expect(withOption(five, 'f')).toBeNull();
	expect(withOption(five, 'c')).toEqual(five);
});

test('[WE2] weighing begins with what is open, then what has a word, then waiting', () => {
	const treatments = [
		{ catalogueId: 'tens', status: 'considering' },
		{ catalogueId: '', status: 'proposed' },
		{ catalogueId: 'scs', status: 'set-aside' },
		{ catalogueId: 'nsaid', status: 'active' }
	] as const;
	expect(firstWeighed(treatments, [stance('heat'), stance('tens')])).toEqual([
		'tens',
		'heat',
		'wait'
	]);
	const many = ['a', 'b', 'wait', 'c', 'd', 'e'].map(stance);
	expect(firstWeighed([], many)).toEqual(['a', 'b', 'c', 'd', 'wait']);
	expect(firstWeighed([], [])).toEqual(['wait']);
});
