import type { Finding } from '../../domain/imaging/imaging.ts';
import { m } from '../../paraglide/messages.js';

/** Beside the word, for those who look along a row. */
export const changeSigns: Readonly<Record<Finding['change'], string>> = {
	new: '✱',
	worse: '▲',
	same: '＝',
	better: '▼',
	resolved: '✓',
	'not-comparable': '≠'
};

/** 0 none, 1 mild, 2 moderate, 3 severe. */
export function severityWords(severity: number | null): string {
	const words = [
		m.imaging_severity_none,
		m.imaging_severity_mild,
		m.imaging_severity_moderate,
		m.imaging_severity_severe
	];
	return words[severity ?? -1]?.() ?? m.imaging_severity_unknown();
}
