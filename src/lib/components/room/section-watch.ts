import type { Attachment } from 'svelte/attachments';
import type { SectionKey } from '../../domain/plan/section.ts';
import type { RoomDesk } from './room-desk.svelte.ts';
import { changesIn } from './section-marks.ts';

/** A section that stayed this long on the screen has been looked at. */
const looksAfterMs = 2000;

/** Knows which section is on the screen, and when the reader has looked at what changed in it. */
export function watchSection(desk: RoomDesk, section: SectionKey): Attachment<HTMLElement> {
	return (element) => {
		let since = 0;
		const observer = new IntersectionObserver(
			([entry]) => {
				if (entry?.isIntersecting) {
					since = entry.time;
					desk.section = section;
				} else if (entry && since > 0 && entry.time - since > looksAfterMs) {
					for (const { kind, id } of changesIn(section, desk.room)) desk.room.seen(kind, id);
				}
			},
			{ rootMargin: '-25% 0px -65% 0px' }
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}
