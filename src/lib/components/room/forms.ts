import ConfirmDialog from '../ConfirmDialog.svelte';
import RecordDialog from '../record/RecordDialog.svelte';
import RemoveRecordDialog from '../record/RemoveRecordDialog.svelte';
import SuggestWords from '../suggestion/SuggestWords.svelte';
import SuggestionReason from '../suggestion/SuggestionReason.svelte';
import { refusalSentence } from '../../copy/refusal.ts';
import WhoDialog from '../timeline/WhoDialog.svelte';
import { askWho } from '../timeline/ask-who.ts';
import ConflictChoice from './ConflictChoice.svelte';
import GoalDialog from './GoalDialog.svelte';
import GoalMeasureDialog from './GoalMeasureDialog.svelte';
import IdleDialog from './IdleDialog.svelte';
import ProposalDialog from './ProposalDialog.svelte';
import ReasonDialog from './ReasonDialog.svelte';
import RefusedChanges from './RefusedChanges.svelte';
import TreatmentEdit from './TreatmentEdit.svelte';
import TreatmentQuestion from './TreatmentQuestion.svelte';
import { changedSince } from './changed-since.ts';
import { newsOf } from './news.ts';

/** What opens on somebody's action, and what only a plan that moves needs: one file to fetch. */
export const forms = {
	ConfirmDialog,
	ConflictChoice,
	GoalDialog,
	GoalMeasureDialog,
	IdleDialog,
	ProposalDialog,
	ReasonDialog,
	RecordDialog,
	RefusedChanges,
	RemoveRecordDialog,
	SuggestWords,
	SuggestionReason,
	TreatmentEdit,
	TreatmentQuestion,
	WhoDialog,
	askWho,
	changedSince,
	newsOf,
	refusalSentence
};

export type RoomForms = typeof forms;
