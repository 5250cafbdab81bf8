/** The prose documents of a plan, in reading order. One Y.Doc each. */
export const documentKeys = ['what-matters', 'story', 'working-diagnosis', 'plan-summary'] as const;
export type DocumentKey = (typeof documentKeys)[number];

/** The places of a plan that a conversation, a cursor or a link can point to, in reading order. */
export const sectionKeys = [
	'what-matters',
	'story',
	'working-diagnosis',
	'goals',
	'treatments',
	'plan-summary'
] as const;
export type SectionKey = (typeof sectionKeys)[number];

export function isDocumentKey(text: string): text is DocumentKey {
	return documentKeys.some((key) => key === text);
}
