import { causes, type CauseEntry } from './cause.ts';

export function findCause(id: string): CauseEntry | undefined {
	return causes.find((cause) => cause.id === id);
}
