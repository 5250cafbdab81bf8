import type { Deciders } from '../decision.ts';
import { agendaDeciders } from './decide-agenda.ts';
import { meetingDeciders } from './decide-meeting.ts';
import type { CareSessionCommands } from './command.ts';

export const careSessionDeciders: Deciders<CareSessionCommands> = {
	...agendaDeciders,
	...meetingDeciders
};
