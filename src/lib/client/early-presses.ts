/** What somebody did on the page before its code ran, as the script in app.html notes it. */
interface EarlyPress {
	readonly type: string;
	readonly target: EventTarget;
	readonly submitter: HTMLElement | null;
	readonly value: string | undefined;
	readonly checked: boolean | undefined;
}

declare global {
	interface Window {
		earlyPresses?: readonly EarlyPress[] | undefined;
	}
}

/**
 * Does what was pressed, typed and sent before the page ran, in order, each once. Nothing is noted
 * from here on.
 */
export function replayEarlyPresses(): void {
	const { earlyPresses = [] } = window;
	window.earlyPresses = undefined;
	for (const press of lastOfEach(earlyPresses)) replay(press);
}

/** Who gets no answer presses again, and means it once. */
function lastOfEach(presses: readonly EarlyPress[]): readonly EarlyPress[] {
	return presses.filter((press, at) => {
		return !presses.some((later, index) => {
			return index > at && later.type === press.type && acted(later) === acted(press);
		});
	});
}

/** What was pressed: the button, wherever on it. */
function acted({ type, target }: EarlyPress): EventTarget {
	return (type === 'click' && buttonOf(target)) || target;
}

function buttonOf(target: EventTarget): HTMLButtonElement | null {
	if (!(target instanceof Element)) return null;
	return target.closest<HTMLButtonElement>('button[type="button"]:not([popovertarget])');
}

function replay(press: EarlyPress): void {
	const { type, target, submitter } = press;
	if (!(target instanceof Element) || !target.isConnected) return;
	if (type === 'click') click(target);
	else if (type === 'submit') submit(target, submitter);
	else change(target, press);
}

/** What a link, a popover or a box does, the browser has done itself. */
function click(target: Element): void {
	const button = buttonOf(target);
	button?.removeAttribute('aria-busy');
	button?.click();
}

/** A form with a server action has left the page. */
function submit(form: Element, submitter: HTMLElement | null): void {
	submitter?.removeAttribute('aria-busy');
	if (!(form instanceof HTMLFormElement) || form.method !== 'dialog') return;
	form.requestSubmit(submitter?.isConnected ? submitter : null);
}

/** The page may have put its own value back when it began to run. */
function change(field: Element, { type, value, checked }: EarlyPress): void {
	if (field instanceof HTMLInputElement && checked !== undefined) field.checked = checked;
	const isText =
		field instanceof HTMLTextAreaElement ||
		field instanceof HTMLSelectElement ||
		(field instanceof HTMLInputElement && !unwritable.includes(field.type));
	if (isText && value !== undefined) field.value = value;
	field.dispatchEvent(new Event(type, { bubbles: true }));
}

const unwritable = ['checkbox', 'radio', 'file'];
