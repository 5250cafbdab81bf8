import type { Actor } from '../actor.ts';
import { documentKeys, type DocumentKey } from '../plan/section.ts';
import type { Command } from '../command.ts';
import type { AuthzCase } from '../test-authz.ts';
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
import { proseTarget, testAnswer, testSuggestion } from './test-suggestions.ts';

const clinicians = [maria, amara, tomas, ines];
const writers: Readonly<Record<DocumentKey, readonly Actor[]>> = {
	'what-matters': [rosa],
	story: testPeople,
	'working-diagnosis': clinicians,
	'plan-summary': [amara, ines]
};

const others = (people: readonly Actor[], author: Actor) =>
	people.filter(({ id }) => id !== author.id);

/** Who may decide with this command on other words for each document. */
export function decidingOnProse(command: Command): readonly AuthzCase[] {
	return documentKeys.flatMap((document) =>
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
	);
}

/** Who may decide with this command on other words for a goal and for a treatment. */
export function decidingOnWords(command: Command): readonly AuthzCase[] {
	const goal = testGoal({ addedBy: tomas.id });
	const words = { before: { text: goal.text }, after: { text: 'To sleep through.' } };
	const treatment = testTreatment({ proposedBy: maria.id });
	const target = { before: { target: treatment.target }, after: { target: 'Two hours' } };
	return [
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
	];
}
