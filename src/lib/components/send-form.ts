import type { SubmitFunction } from '@sveltejs/kit';
import { enhance } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Attachment } from 'svelte/attachments';

interface Sending {
	readonly onbusy: (isBusy: boolean) => void;
	/** Empties the fields when it comes back, also after a refusal: for passwords. */
	readonly reset?: boolean;
}

/**
 * Sends a form without leaving the page. After a refusal the page is read anew too: an op id that
 * was refused stays refused, and what is shown may have moved.
 */
export function sendForm({ onbusy, reset = false }: Sending): Attachment<HTMLFormElement> {
	const submit: SubmitFunction = ({ formElement }) => {
		onbusy(true);
		return async ({ result, update }) => {
			await update({ reset });
			if (result.type === 'failure') {
				if (reset) formElement.reset();
				await invalidateAll();
			}
			onbusy(false);
		};
	};
	return (form) => enhance(form, submit).destroy;
}
