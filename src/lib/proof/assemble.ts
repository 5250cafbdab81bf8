import { canonical, embedded } from './verifier/canonical.js';
import { closing, ending, opening } from './verifier/file.js';
import { sha256 } from './verifier/sha256.js';
import { signaturePieces, pieces, recordPieces, type Piece } from './pieces.ts';

export const PROOF_FORMAT = 'accord-proof/1';

/** A change of the plan as it is chained; the payload is there where it was signed. */
export interface ProofEvent {
	readonly seq: number;
	readonly metadata: string;
	readonly payloadHash: string;
	readonly hash: string;
	readonly payload?: string;
}

/** What is proved of a version: canonical texts as they were signed, and their place in the record. */
export interface Proof {
	readonly planId: string;
	readonly number: number;
	readonly contentHash: string;
	readonly canonicalText: string;
	readonly signatures: readonly { readonly text: string; readonly hash: string }[];
	readonly record: {
		readonly from: { readonly seq: number; readonly hash: string };
		readonly events: readonly ProofEvent[];
	};
	readonly exportedAt: string;
}

/** What is read: the frame of the page, and the plan in pieces that a finding can name. */
export interface Reading {
	/** From the first byte to where the plan begins. */
	readonly page: string;
	readonly readable: readonly Piece[];
	/** The script that checks the file. */
	readonly verifier: string;
}

export interface Sealer {
	/** Ed25519, 32 bytes as hexadecimal digits. */
	readonly publicKey: string;
	/** The signature over a text's UTF-8, as hexadecimal digits. */
	readonly sign: (text: string) => string;
}

interface Region {
	readonly name: string;
	readonly pieces: readonly Piece[];
}

/** One file that stands by itself: what is read, what is proved, what checks it, and the seal. */
export function assemble(proof: Proof, reading: Reading, sealer: Sealer): string {
	const regions: readonly Region[] = [
		{ name: 'page', pieces: [['', reading.page]] },
		{ name: 'readable', pieces: reading.readable },
		data('content', pieces(JSON.parse(proof.canonicalText))),
		data('signatures', signaturePieces(proof.signatures)),
		data('record', recordPieces(proof.record)),
		{ name: 'verifier', pieces: [['', reading.verifier]] }
	];
	const manifest = canonical(manifestOf(proof, regions, sealer.publicKey));
	const seal = canonical({
		algorithm: 'Ed25519',
		manifestHash: sha256(bytes(manifest)),
		signature: sealer.sign(manifest)
	});
	return [
		...regions.map(({ pieces }) => pieces.map(([, text]) => text).join('')),
		opening('manifest') + embedded(manifest) + closing,
		opening('seal') + seal + ending
	].join('');
}

function manifestOf(proof: Proof, regions: readonly Region[], publicKey: string) {
	const { from, events } = proof.record;
	const { seq, hash } = events.at(-1) ?? from;
	return {
		format: PROOF_FORMAT,
		exportedAt: proof.exportedAt,
		plan: proof.planId,
		version: { number: proof.number, contentHash: proof.contentHash },
		head: { seq, hash },
		publicKey,
		regions: regions.map(({ name, pieces }) => {
			const whole = bytes(pieces.map(([, text]) => text).join(''));
			return { name, length: whole.length, hash: sha256(whole), pieces: pieces.map(tileOf) };
		})
	};
}

/** For naming only: twelve digits tell two stretches apart, the part's whole hash proves them. */
function tileOf([name, text]: Piece): readonly [string, number, string] {
	const stretch = bytes(text);
	return [name, stretch.length, sha256(stretch).slice(0, 12)];
}

function data(name: string, all: readonly Piece[]): Region {
	const texts = all.map(([piece, text]): Piece => [piece, embedded(text)]);
	return { name, pieces: [['', opening(name)], ...texts, ['', closing]] };
}

function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
