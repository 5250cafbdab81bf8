/** The prose documents of a plan, in reading order. One Y.Doc each. */
export const documentKeys = ['what-matters', 'story', 'working-diagnosis', 'plan-summary'] as const;
export type DocumentKey = (typeof documentKeys)[number];

/** The pages of a plan; one room, so that going from one to the other leaves nothing. */
export const planPages = ['plan', 'why', 'options', 'safety', 'session', 'visit', 'team'] as const;
export type PlanPageKey = (typeof planPages)[number];

/** The places of a plan that a conversation, a cursor or a link can point to, in reading order. */
export const sectionsByPage = {
	plan: ['what-matters', 'goals', 'story', 'working-diagnosis', 'treatments', 'plan-summary'],
	why: ['history', 'conditions', 'imaging', 'causes'],
	options: ['combination', 'weighing', 'catalogue'],
	safety: ['safety'],
	session: ['session'],
	visit: [],
	team: ['care-team']
} as const satisfies Record<PlanPageKey, readonly string[]>;

export const sectionKeys = [
	...sectionsByPage.plan,
	...sectionsByPage.why,
	...sectionsByPage.options,
	...sectionsByPage.safety,
	...sectionsByPage.session,
	...sectionsByPage.team
] as const;
export type SectionKey = (typeof sectionKeys)[number];

export function isDocumentKey(text: string): text is DocumentKey {
	return documentKeys.some((key) => key === text);
}

/** The page on which a section stands. */
export function pageOf(section: SectionKey): PlanPageKey {
	const stands = (page: PlanPageKey) => sectionsByPage[page].some((key) => key === section);
	return planPages.find(stands) ?? 'plan';
}
