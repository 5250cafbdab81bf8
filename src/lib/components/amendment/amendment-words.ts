import type { AmendmentSubject } from '../../domain/amendment/amendment.ts';
import { m } from '../../paraglide/messages.js';
import { sectionWords } from '../room/words.ts';

/** What somebody wants put right, as it is called wherever it is named. */
export function subjectWords(about: AmendmentSubject): string {
	if (about.type === 'version') return m.amendment_about_version();
	if (about.type === 'item') return about.name;
	const section = sectionWords(about.document);
	if (about.quote === '') return section;
	return m.amendment_about_passage({ section, quote: about.quote });
}
