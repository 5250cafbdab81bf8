import type { Attachment } from 'svelte/attachments';

/** What is wider than its place is a stop of Tab, so that the arrow keys move it; else it is none. */
export const scrollsByKeys: Attachment<HTMLElement> = (element) => {
	const look = () => {
		if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
		else element.removeAttribute('tabindex');
	};
	const observer = new ResizeObserver(look);
	observer.observe(element);
	for (const child of element.children) observer.observe(child);
	return () => observer.disconnect();
};
