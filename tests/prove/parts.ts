/** One program of the proof: how it is started, in its long and its short form. */
export interface Part {
	readonly name: string;
	readonly title: string;
	readonly command: readonly string[];
	readonly long: readonly string[];
	/** Null: what `npm test` does anyway is not done again. */
	readonly short: readonly string[] | null;
	/** Keeps the whole machine busy by itself. */
	readonly isAlone: boolean;
}

const withRooms = ['--no-warnings', '--import', './tests/crash/runes.ts'];

export const parts: readonly Part[] = [
	{
		name: 'crash',
		title: 'Processes killed',
		command: ['tests/crash/main.ts'],
		long: ['--kills', '1000', '--postmaster-kills', '40', '--check-every', '20'],
		short: ['--kills', '30', '--postmaster-kills', '10', '--check-every', '5'],
		isAlone: true
	},
	{
		name: 'first-start',
		title: 'Killed before there is anything',
		command: ['tests/prove/first-start.ts'],
		long: ['--kills', '40'],
		short: ['--kills', '4'],
		isAlone: false
	},
	{
		name: 'power-cut',
		title: 'Server and every tab gone at once, beside Hocuspocus',
		command: ['tests/prove/power-cut.ts'],
		long: ['--kills', '30'],
		short: ['--kills', '3'],
		isAlone: false
	},
	{
		name: 'convergence',
		title: 'Random work under random faults',
		command: [...withRooms, 'tests/prove/convergence.ts'],
		long: ['--runs', '300'],
		short: ['--runs', '10'],
		isAlone: false
	},
	{
		name: 'sign-race',
		title: 'Signing while three others write',
		command: [...withRooms, 'tests/prove/sign-race.ts'],
		long: ['--races', '1000'],
		short: ['--races', '100'],
		isAlone: false
	},
	{
		name: 'faults',
		title: 'The database in trouble',
		command: ['tests/prove/faults.ts'],
		long: ['--rounds', '3'],
		short: ['--rounds', '1'],
		isAlone: false
	},
	{
		name: 'fuzz',
		title: 'Everything a socket can say, said wrong',
		command: ['tests/prove/fuzz.ts'],
		long: ['--seconds', '60'],
		short: ['--seconds', '10'],
		isAlone: false
	},
	{
		name: 'firewall',
		title: 'Honest and hostile prose',
		command: ['tests/prove/firewall.ts'],
		long: ['--updates', '10000'],
		short: null,
		isAlone: false
	},
	{
		name: 'two-nodes',
		title: 'Two nodes in three browsers',
		command: ['tests/prove/two-nodes.ts'],
		long: [],
		short: null,
		isAlone: true
	}
];
