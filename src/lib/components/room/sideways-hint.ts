import type { Attachment } from 'svelte/attachments';

/**
 * For a row that may be wider than its place: brings what is current into sight, and says on the
 * element at which ends nothing more is hidden.
 * @param current changes when another one is
 */
export function sidewaysHint(current: string): Attachment<HTMLElement> {
	return (row) => {
		void current;
		const look = () => {
			const hidden = row.scrollWidth - row.clientWidth - row.scrollLeft;
			row.toggleAttribute('data-at-start', row.scrollLeft < 2);
			row.toggleAttribute('data-at-end', hidden < 2);
		};
		const open = row.querySelector<HTMLElement>('[aria-current]');
		if (open) row.scrollLeft = open.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
		const sizes = new ResizeObserver(look);
		sizes.observe(row);
		row.addEventListener('scroll', look, { passive: true });
		return () => {
			sizes.disconnect();
			row.removeEventListener('scroll', look);
		};
	};
}
