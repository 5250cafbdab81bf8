import type { PlanView } from '../../client/plan-view.svelte.ts';
import { findingChanges } from '../../domain/imaging/imaging.ts';
import { compareStudies, isComparable } from '../../domain/imaging/comparison.ts';
import type { RecordOf } from '../../domain/record/record.ts';
import { m } from '../../paraglide/messages.js';
import { recordTitle } from '../record/record-title.ts';
import { choiceWords } from '../record/record-words.ts';
import { pageHref } from '../room/page-href.ts';
import { firstFew, type VisitLine } from './visit-line.ts';

type Study = RecordOf<'study'>;
type Finding = RecordOf<'finding'>;

interface ImagesInShort {
	/** Then, now, what of it explains the pain; and what is asked for. */
	readonly lines: readonly VisitLine[];
	/** Two studies are shown that do not show the same. */
	readonly isUnlike: boolean;
}

/** Images then and now in three lines. */
export function imagesInShort(room: Pick<PlanView, 'recordsOf'>, planHref: string): ImagesInShort {
	const { studies } = compareStudies(room.recordsOf('study'), []);
	const done = studies.filter(({ details }) => details.status === 'done');
	const now = done.at(-1);
	const then = now && thenOf(done.slice(0, -1));
	const why = pageHref(planHref, 'why');
	const findingsOf = (study: Study) =>
		room.recordsOf('finding').filter(({ details }) => details.studyId === study.id);
	const studyLine = (study: Study, words: (title: string) => string, text: string) => ({
		id: study.id,
		href: `${why}#study-${study.id}`,
		lead: words(recordTitle(study)),
		text
	});
	const ordered = studies.filter(({ details }) => details.status === 'ordered').toReversed();
	const lines = [
		...(then ? [studyLine(then, thenWords, listed(findingsOf(then)))] : []),
		...(now ? [studyLine(now, nowWords, telling(findingsOf(now)))] : []),
		...(now ? explaining(findingsOf(now), why) : []),
		...ordered.map((study) => studyLine(study, orderedWords, study.details.question))
	];
	return { lines, isUnlike: now !== undefined && then !== undefined && !isComparable(now, then) };
}

/** From before the newest operation that has images of before, else the images before these. */
function thenOf(earlier: readonly Study[]): Study | undefined {
	return earlier.findLast(({ details }) => details.relation === 'before') ?? earlier.at(-1);
}

/** Of one kind, in one line. */
const mostFindings = 3;

const thenWords = (study: string) => m.visit_images_then({ study });
const nowWords = (study: string) => m.visit_images_now({ study });
const orderedWords = (study: string) => m.visit_images_ordered({ study });

function listed(findings: readonly Finding[]): string {
	return firstFew(findings.map(recordTitle), mostFindings).join('; ');
}

/** What is new or worse in full; of what got better, where. */
function telling(findings: readonly Finding[]): string {
	return findingChanges
		.flatMap((change) => {
			const changed = findings.filter(({ details }) => details.change === change);
			if (changed.length === 0) return [];
			const isSaidWhole = change === 'new' || change === 'worse';
			const words = changed.map(isSaidWhole ? recordTitle : placeOf);
			const finding = firstFew(words, mostFindings).join(', ');
			return [m.visit_finding({ change: choiceWords('finding', 'change', change), finding })];
		})
		.join('; ');
}

function explaining(findings: readonly Finding[], why: string): readonly VisitLine[] {
	const [first] = findings;
	if (first === undefined) return [];
	const text = (['yes', 'uncertain', 'no'] as const)
		.flatMap((rating) => {
			const rated = findings.filter(({ details }) => details.explainsSymptom === rating);
			if (rated.length === 0) return [];
			const answer = choiceWords('finding', 'explainsSymptom', rating);
			const finding = firstFew(rated.map(placeOf), mostFindings).join(', ');
			return [m.visit_finding({ change: answer, finding })];
		})
		.join('; ');
	return [{ id: 'explains', href: `${why}#finding-${first.id}`, lead: m.imaging_explains(), text }];
}

function placeOf({ details: { structure, level } }: Finding): string {
	const what = choiceWords('finding', 'structure', structure);
	if (structure === 'sij') return what;
	return m.record_title_finding({ what, level: choiceWords('finding', 'level', level) });
}
