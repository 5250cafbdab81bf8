import { expect, test } from 'vitest';
import { dialogFor } from './action-dialog.ts';

test('[U-12] the patient answers in the words of the button, a doctor in those of a doctor', () => {
	const asked = (role: 'patient' | 'referring-doctor') => {
		const { title, confirm } = dialogFor('accept', role);
		return [title({ name: 'Duloxetine' }), confirm()];
	};
	expect(asked('patient')).toEqual(['Say yes to “Duloxetine”', 'Yes, I want to try this']);
	expect(asked('referring-doctor')).toEqual(['Accept “Duloxetine”', 'Accept this treatment']);
});
