import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UnloadGuard } from './unload-guard.ts';

let page: EventTarget;

beforeEach(() => {
	page = new EventTarget();
	vi.stubGlobal('window', page);
});

afterEach(() => {
	vi.unstubAllGlobals();
});

function isAsked(): boolean {
	return !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

test('[CL2] the page asks before it is closed while something is unsaved, and only then', () => {
	const guard = new UnloadGuard();
	expect(isAsked()).toBe(false);
	guard.set(true);
	guard.set(true);
	expect(isAsked()).toBe(true);
	guard.set(false);
	expect(isAsked()).toBe(false);
});

test('[CL2] two plans in one page each ask for themselves', () => {
	const [one, other] = [new UnloadGuard(), new UnloadGuard()];
	one.set(true);
	other.set(true);
	one.set(false);
	expect(isAsked()).toBe(true);
	other.set(false);
	expect(isAsked()).toBe(false);
});
