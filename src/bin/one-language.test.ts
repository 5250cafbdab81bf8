import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutChoice } from './one-language.ts';

const messages = join(import.meta.dirname, '../lib/paraglide/messages');

function compiled(key: string): string {
	return readFileSync(join(messages, `${key}.js`), 'utf8');
}

test('a message is its text alone', () => {
	expect(withoutChoice(compiled('room_goal_add'))).toMatch(
		/export \{ en_room_goal_add as room_goal_add \};\s*$/
	);
});

test('a message with names in it keeps them', () => {
	const lean = withoutChoice(compiled('treatment_dosage_line'));
	expect(lean).toMatch(/export \{ en_treatment_dosage_line as treatment_dosage_line \};\s*$/);
	expect(lean).toContain('${i?.dose}');
});

test('a choice between languages stays', () => {
	const two = compiled('room_goal_add').replace(
		'experimentalStaticLocale ?? options.locale ?? getLocale()',
		'const locale = experimentalStaticLocale ?? options.locale ?? getLocale()'
	);
	expect(withoutChoice(two)).toBe(two);
});
