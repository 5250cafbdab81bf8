import { tick, untrack } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { isAttending, openCareSession } from '../../domain/care-session/open-session.ts';
import { pageOf, planPages, sectionsByPage, type SectionKey } from '../../domain/plan/section.ts';
import { pageHref } from '../room/page-href.ts';
import type { RoomDesk } from '../room/room-desk.svelte.ts';

/** Where the lead is: a section of the plan, and perhaps a thing in it. */
interface LeadPlace {
	readonly section: SectionKey;
	readonly item: string | null;
}

/**
 * Brings the page to where the lead is, whenever the lead goes somewhere else, for as long as the
 * reader follows. Nobody is taken away from what they are writing.
 */
export function followLead(desk: RoomDesk, planHref: () => string): void {
	tellPage(desk, planHref);
	const place = $derived(leadPlace(desk));
	const key = $derived(place && `${place.section} ${place.item ?? ''}`);
	$effect(() => {
		void key;
		if (place && !isWriting()) void show(place, planHref());
	});
}

/** At the top of a page no section is in sight yet: its first one stands for it. */
function tellPage(desk: RoomDesk, planHref: () => string): void {
	$effect(() => {
		const open = planPages.find((key) => pageHref(planHref(), key) === page.url.pathname);
		if (!open) return;
		const [first]: readonly SectionKey[] = sectionsByPage[open];
		untrack(() => {
			const isOn = desk.section !== null && pageOf(desk.section) === open;
			if (!isOn && first) desk.section = first;
		});
	});
}

function leadPlace({ room, isFollowing }: RoomDesk): LeadPlace | null {
	const session = openCareSession(room.state);
	const you = room.you.userId;
	if (!session || !isFollowing || session.leadId === you || !isAttending(session, you)) return null;
	const lead = room.present.findLast(
		({ userId, section }) => userId === session.leadId && section !== null
	);
	return lead?.section ? { section: lead.section, item: lead.item } : null;
}

async function show({ section, item }: LeadPlace, planHref: string): Promise<void> {
	const href = pageHref(planHref, pageOf(section));
	if (page.url.pathname !== href) await goto(href, { keepFocus: true, noScroll: true });
	await tick();
	const thing = item === null ? null : document.getElementById(`treatment-${item}`);
	(thing ?? document.getElementById(section))?.scrollIntoView({ block: 'start' });
}

function isWriting(): boolean {
	const active = document.activeElement;
	if (!(active instanceof HTMLElement)) return false;
	return active.isContentEditable || active.matches('input:not([type=checkbox]), textarea, select');
}
