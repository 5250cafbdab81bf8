import type { ShownLine } from './line-diff.ts';

/** A plan laid out to be read on paper, with what changed since an earlier text marked. */
export interface PlanDocument {
	readonly head: DocumentHead;
	readonly sections: readonly DocumentSection[];
}

export interface DocumentHead {
	/** Name, birth date, number and urgency. */
	readonly patient: ShownLine;
	readonly team: ShownLine;
	readonly title: ShownLine;
	readonly ask: ShownLine;
}

export interface DocumentSection {
	readonly key: string;
	readonly title: string;
	/** Whose words they are: the patient's are set apart. */
	readonly voice: 'patient' | 'record';
	/** What is on record is looked up rather than read: smaller on paper. */
	readonly onPaper: 'read' | 'looked-up';
	readonly lines: readonly ShownLine[];
	readonly entries: readonly DocumentEntry[];
}

/** A treatment. */
export interface DocumentEntry {
	readonly key: string;
	readonly name: string;
	readonly mark: ShownLine['mark'];
	readonly title: ShownLine;
	/** What it is, where it stands, who brought it. */
	readonly standing: ShownLine;
	readonly tags: readonly string[];
	readonly facts: readonly { readonly term: string; readonly line: ShownLine }[];
}
