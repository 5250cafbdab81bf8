import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { documentKeys, type DocumentKey } from '../plan/section.ts';
import { expectAuthz } from '../test-authz.ts';
import {
	amara,
	goalId,
	ines,
	maria,
	rosa,
	testGoal,
	testPeople,
	testTreatment,
	tomas,
	treatmentId
} from '../test-plan.ts';
import { proseTarget, suggestionId, testAnswer, testSuggestion } from './test-suggestions.ts';

const command = {
	name: 'DeclineSuggestion',
	input: { suggestionId, parts: [0], reason: 'Not now.' }
} as const;

const clinicians = [maria, amara, tomas, ines];
const writers: Readonly<Record<DocumentKey, readonly Actor[]>> = {
	'what-matters': [rosa],
	story: testPeople,
	'working-diagnosis': clinicians,
	'plan-summary': [amara, ines]
};

const others = (people: readonly Actor[], author: Actor) =>
	people.filter(({ id }) => id !== author.id);

test('[SU3] those who write a document decide on it, never on their own', () => {
	const cells = expectAuthz(
		documentKeys.flatMap((document) =>
			[rosa, maria].flatMap((author) =>
				[false, true].map((isDecided) => ({
					title: `${document} by ${author.name}, decided: ${isDecided}`,
					command,
					parts: {
						suggestion: [
							testSuggestion({
								target: proseTarget(document),
								suggestedBy: author.id,
								answers: isDecided ? [testAnswer(), testAnswer()] : [null, null]
							})
						]
					},
					allowed: isDecided ? [] : others(writers[document], author)
				}))
			)
		)
	);
	expect(cells).toBe(4 * 2 * 2 * 120);
});

test('[SU3] those who word a thing decide on other words for it', () => {
	const goal = testGoal({ addedBy: tomas.id });
	const words = { before: { text: goal.text }, after: { text: 'To sleep through.' } };
	const treatment = testTreatment({ proposedBy: maria.id });
	const target = { before: { target: treatment.target }, after: { target: 'Two hours' } };
	const cells = expectAuthz([
		{
			title: 'goal',
			command,
			parts: {
				goal: [goal],
				suggestion: [
					testSuggestion({
						target: { type: 'goal', goalId, ...words },
						suggestedBy: maria.id,
						answers: [null]
					})
				]
			},
			allowed: [rosa, tomas]
		},
		{
			title: 'treatment',
			command,
			parts: {
				treatment: [treatment],
				suggestion: [
					testSuggestion({
						target: { type: 'treatment', treatmentId, ...target },
						answers: [null]
					})
				]
			},
			allowed: clinicians
		}
	]);
	expect(cells).toBe(2 * 120);
});
