import type { Gate } from '../../domain/catalogue/gate.ts';
import type { SectionKey } from '../../domain/plan/section.ts';
import { m } from '../../paraglide/messages.js';

interface Place {
	readonly section: SectionKey;
	readonly words: string;
}

/** Where what a gate asks for is recorded or seen; null where no record holds it. */
export function gatePlace({ any }: Pick<Gate, 'any'>): Place | null {
	const first = any[0]?.if;
	if (first === undefined || first === 'always') return null;
	if (first === 'open-flag') return { section: 'safety', words: m.option_gate_to_safety() };
	if (first === 'not-reevaluated') return { section: 'causes', words: m.option_gate_to_causes() };
	const isCondition = ['condition', 'hba1c-above', 'egfr-below'].includes(first);
	return { section: isCondition ? 'conditions' : 'history', words: m.option_gate_record() };
}
