/** What is decided for a clinic and not within one plan. */
export interface ClinicCommands {
	readonly AcceptCatalogue: {
		/** The edition that was on the screen. */
		readonly version: string;
		readonly contentHash: string;
		/** Said to have read it. */
		readonly hasRead: boolean;
		/** The sentence that was agreed to, as it stood. */
		readonly statement: string;
	};
}

export type ClinicCommandName = keyof ClinicCommands;

export const clinicCommandNames = [
	'AcceptCatalogue'
] as const satisfies readonly ClinicCommandName[];
