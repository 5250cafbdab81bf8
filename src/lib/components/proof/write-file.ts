import type { PlanState } from '../../domain/change.ts';
import type { Signature, Version } from '../../domain/version/version.ts';
import { assemble, type Proof, type Sealer } from '../../proof/assemble.ts';
import { scriptElement, verifierScript } from '../../proof/script.ts';
import { sha256 } from '../../proof/verifier/sha256.js';
import tokens from '../../styles/tokens.css?raw';
import { amendmentsAbout } from '../amendment/amendment-view.ts';
import { layOut, type Content } from '../version/lay-out.ts';
import { warningWords } from '../version/warning-words.ts';
import { pageFrame } from './page.ts';
import styles from './proof.css?raw';
import { readablePieces, type ReadableVersion } from './readable.ts';

interface Proven extends Pick<ReadableVersion, 'clinic'> {
	readonly proof: Proof;
	readonly content: Content;
	/** In the order they were made. */
	readonly signatures: readonly Signature[];
	readonly version: Pick<Version, 'id' | 'amends'>;
	/** What was asked of the version, and what names those words need. */
	readonly state: Pick<PlanState, 'amendment' | 'member' | 'version'>;
}

/** A signed version as one file: what is read, what proves it, and what checks it. */
export function writeFile(
	{ proof, content, signatures, version, state, clinic }: Proven,
	key: Sealer & { readonly fingerprint: string }
): string {
	const script = verifierScript();
	const { from, events } = proof.record;
	const readable = readablePieces({
		number: proof.number,
		contentHash: proof.contentHash,
		document: layOut(content, null),
		amends: version.amends.map(({ versionNumber }) => versionNumber),
		amendments: amendmentsAbout(version.id, state, null),
		signatures: signatures.map((signature) => ({
			...signature,
			reasons: signature.warnings.map((warning) => {
				return { words: warningWords(warning, content), reason: warning.reason };
			})
		})),
		clinic,
		exportedAt: proof.exportedAt,
		changes: [from.seq + 1, events.at(-1)?.seq ?? from.seq],
		keyFingerprint: key.fingerprint
	});
	const page = pageFrame({ styles: `${tokens}\n${styles}`, scriptHash: base64Hash(script) });
	return assemble(proof, { page, readable, verifier: scriptElement(script) }, key);
}

function base64Hash(text: string): string {
	const digits = sha256(new TextEncoder().encode(text)).match(/../g) ?? [];
	return btoa(String.fromCharCode(...digits.map((pair) => parseInt(pair, 16))));
}
