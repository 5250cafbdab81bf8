import type { EntityByKind, EntityKind } from '../../domain/change.ts';
import { pageOf, type PlanPageKey, type SectionKey } from '../../domain/plan/section.ts';

/** Where a page of a plan is; the plan itself has the shortest address. */
export function pageHref(planHref: string, page: PlanPageKey): string {
	return page === 'plan' ? planHref : `${planHref}/${page}`;
}

/** Where a section stands, whichever page is open. */
export function sectionHref(planHref: string, section: SectionKey): string {
	return `${pageHref(planHref, pageOf(section))}#${section}`;
}

/** The page on which a choice between two changes is asked. */
export function conflictPage(current: EntityByKind[EntityKind]): PlanPageKey {
	if (!('details' in current)) return 'plan';
	return current.kind === 'stance' ? 'options' : 'why';
}
