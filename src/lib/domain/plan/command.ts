export interface PlanCommands {
	readonly RevisePlan: {
		readonly expectedRevision: number;
		readonly title: string;
		readonly ask: string;
	};
}
