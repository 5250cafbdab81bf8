import { expect, test } from 'vitest';
import type { Keeping, SaveState } from '../client/save-state.ts';
import { saveWords } from './save-words.ts';

const kept = 'what you wrote is kept on this device';
const cannot = 'This browser cannot keep your changes. Keep this page open.';
const ended = 'Your access to this plan has ended';

const table: Readonly<Record<SaveState, Readonly<Record<Keeping, string>>>> = {
	saved: { none: 'Saved', 'not-yet': 'Saved', kept: 'Saved', cannot: 'Saved' },
	saving: { none: 'Saving…', 'not-yet': 'Saving…', kept: 'Saving…', cannot: 'Saving…' },
	unsent: {
		none: 'Safety answers not sent yet – keep this page open',
		'not-yet': 'Safety answers not sent yet – keep this page open',
		kept: 'Safety answers not sent yet – kept on this device',
		cannot: 'Safety answers not sent yet. This browser cannot keep them. Keep this page open.'
	},
	'not-saved': {
		none: 'Not saved yet – keep this page open',
		'not-yet': 'Not saved yet – keep this page open',
		kept: `Not saved yet – ${kept}`,
		cannot: `Not saved yet. ${cannot}`
	},
	offline: {
		none: 'No connection – keep this page open',
		'not-yet': 'No connection – keep this page open',
		kept: `No connection – ${kept}`,
		cannot: `No connection. ${cannot}`
	},
	'server-away': {
		none: 'Accord is not answering – keep this page open',
		'not-yet': 'Accord is not answering – keep this page open',
		kept: `Accord is not answering – ${kept}`,
		cannot: `Accord is not answering. ${cannot}`
	},
	'access-ended': { none: ended, 'not-yet': ended, kept: ended, cannot: ended },
	outdated: {
		none: 'Accord was updated – reload this page',
		'not-yet': 'Accord was updated – reload this page',
		kept: 'Accord was updated – reload this page. What you wrote is kept.',
		cannot: 'Accord was updated – reload this page'
	}
};

const rows = Object.entries(table).flatMap(([state, byKeeping]) =>
	Object.entries(byKeeping).map(
		([keeping, words]) => [state as SaveState, keeping as Keeping, words] as const
	)
);

test.each(rows)('[CL1] %s, on the device: %s → %s', (state, keeping, words) => {
	expect(saveWords(state, keeping)).toBe(words);
});

test.each(['offline', 'server-away', 'unsent'] as const)(
	'[CL1] %s: that safety answers are not sent is said, wherever they are kept',
	(state) => {
		const all = (['none', 'not-yet', 'kept', 'cannot'] as const).map((keeping) =>
			saveWords(state, keeping, true)
		);
		for (const words of all) expect(words).toMatch(/safety answers not sent/i);
		expect(new Set(all).size).toBe(3);
	}
);
