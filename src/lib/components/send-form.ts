import type { SubmitFunction } from '@sveltejs/kit';
import { enhance } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Attachment } from 'svelte/attachments';

interface Sending {
	readonly onbusy: (isBusy: boolean) => void;
	/** Empties the fields when it comes back, also after a refusal: for passwords. */
	readonly reset?: boolean;
	/** Read the page anew after a refusal; not where the answer brings all that changed. */
	readonly reread?: boolean;
}

/**
 * Sends a form without leaving the page. After a refusal the page is read anew too: an op id that
 * was refused stays refused, and what is shown may have moved. A page whose text is about to be
 * signed takes the new one from the answer alone, which says what moved.
 */
export function sendForm({
	onbusy,
	reset = false,
	reread = true
}: Sending): Attachment<HTMLFormElement> {
	const submit: SubmitFunction = ({ formElement }) => {
		onbusy(true);
		return async ({ result, update }) => {
			await update({ reset });
			if (result.type === 'failure') {
				if (reset) formElement.reset();
				if (reread) await invalidateAll();
			}
			onbusy(false);
		};
	};
	return (form) => enhance(form, submit).destroy;
}
