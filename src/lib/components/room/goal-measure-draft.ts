import { attainmentLevels, type Goal } from '../../domain/goal/goal.ts';
import { textLimits } from '../../domain/text.ts';

/** What stands in the form for a goal's measure and its five steps. */
export interface MeasureDraft {
	measure: string;
	levels: string[];
}

export type MeasureProblem = 'empty' | 'too-long';

export function measureDraft({ measure, levels }: Pick<Goal, 'measure' | 'levels'>): MeasureDraft {
	return { measure, levels: attainmentLevels.map((_, index) => levels[index] ?? '') };
}

/** As the command carries it: no steps, or all five. */
export function measureOf({ measure, levels }: MeasureDraft) {
	const said = levels.map((text) => text.trim());
	return { measure: measure.trim(), levels: said.some((text) => text !== '') ? said : [] };
}

/** By field, what is wrong: a step that is missing beside others, or too many words. */
export function measureProblems(draft: MeasureDraft): ReadonlyMap<string, MeasureProblem> {
	const { measure, levels } = measureOf(draft);
	const fields = [
		{ name: 'measure', text: measure, isNeeded: false },
		...levels.map((text, index) => ({ name: `level-${index}`, text, isNeeded: true }))
	];
	return new Map(
		fields.flatMap(({ name, text, isNeeded }): readonly [string, MeasureProblem][] => {
			if (isNeeded && text === '') return [[name, 'empty']];
			return text.length > textLimits.goal ? [[name, 'too-long']] : [];
		})
	);
}
