import { decide, serverDecided } from '../domain/decide.ts';
import type { Predict } from './command-desk.svelte.ts';

/** The domain's own decision, ahead of the server's; null for what only the server decides. */
export const predict: Predict = (command, state, facts) =>
	serverDecided.includes(command.name) ? null : decide(command, state, facts);
