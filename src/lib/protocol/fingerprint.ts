import { entityKinds } from '../domain/change.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import { documentKeys } from '../domain/plan/section.ts';
import { canonicalJson } from '../domain/version/canonical.ts';
import type { EntitiesByKind } from './socket.ts';

/** Everything that a plan says at one place in its sequence. */
export interface PlanMatter {
	readonly entities: EntitiesByKind;
	/** The prose of each document, as data. */
	readonly sections: Readonly<Record<DocumentKey, object>>;
}

/** One entity or one document of a plan, and the one text of it. */
export interface MatterPart {
	/** `goal/<id>` or `prose/story`. */
	readonly part: string;
	readonly text: string;
}

/**
 * A plan in parts, in one order: whoever holds the same plan gets the same texts, whatever way it
 * came to them. Client and server both hash these and compare (SPEC.md of the rooms, DV1).
 */
export function partsOf({ entities, sections }: PlanMatter): readonly MatterPart[] {
	const structured = entityKinds.flatMap((kind) =>
		entities[kind].map((entity) => ({
			part: `${kind}/${entity.id}`,
			text: canonicalJson(entity)
		}))
	);
	const prose = documentKeys.map((key) => ({
		part: `prose/${key}`,
		text: canonicalJson(sections[key])
	}));
	return [...structured, ...prose].sort((one, other) => (one.part < other.part ? -1 : 1));
}

/** What is hashed for the whole: one line a part, for a canonical text holds no line feed. */
export function wholeText(parts: readonly MatterPart[]): string {
	return parts.map(({ part, text }) => `${part} ${text}\n`).join('');
}
