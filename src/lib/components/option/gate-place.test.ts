import { expect, test } from 'vitest';
import { gates } from '../../domain/catalogue/gate.ts';
import { gatePlace } from './gate-place.ts';

test('what a gate asks for has a place where it is recorded', () => {
	const sectionOf = (id: string) => {
		const gate = gates.find((one) => one.id === id);
		return gate ? (gatePlace(gate)?.section ?? null) : undefined;
	};
	expect(sectionOf('kidney')).toBe('conditions');
	expect(sectionOf('pacemaker')).toBe('history');
	expect(sectionOf('fused-levels')).toBe('history');
	expect(sectionOf('red-flag-open')).toBe('safety');
	expect(sectionOf('reevaluation-first')).toBe('causes');
	expect(sectionOf('numb-skin')).toBeNull();
});
