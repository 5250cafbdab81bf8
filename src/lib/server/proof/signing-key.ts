import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	randomUUID,
	sign
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Sealer } from '../../proof/assemble.ts';
import { sha256 } from '../../proof/verifier/sha256.js';

/** The key with which this installation vouches for what it gives out. */
export interface SigningKey extends Sealer {
	/** SHA-256 of the public key: what two people compare. */
	readonly fingerprint: string;
}

export interface KeyRefusal {
	readonly code: 'no-key' | 'exposed' | 'not-a-key' | 'other-key';
	/** For whoever runs Accord. */
	readonly sentence: string;
}

/** Reads the key; the first who needs it makes it, and of two at once one. */
export async function ensureSigningKey(
	file: string | undefined
): Promise<Result<SigningKey, KeyRefusal>> {
	if (file === undefined) return noFile;
	await makeOnce(file);
	return readSigningKey(file);
}

/** Reads the key without making one. */
export async function readSigningKey(
	file: string | undefined
): Promise<Result<SigningKey, KeyRefusal>> {
	if (file === undefined) return noFile;
	const found = await stat(file).catch(() => undefined);
	if (!found) return err({ code: 'no-key', sentence: `There is no signing key at ${file}.` });
	// Windows keeps access elsewhere than in these bits.
	if (process.platform !== 'win32' && (found.mode & 0o007) !== 0) {
		return err({
			code: 'exposed',
			sentence: `Everybody on this machine can reach the signing key: chmod 600 ${file}`
		});
	}
	const key = parse(await readFile(file, 'utf8'));
	if (key) return ok(key);
	return err({
		code: 'not-a-key',
		sentence: `${file} holds no Ed25519 key: openssl genpkey -algorithm ed25519 makes one.`
	});
}

const noFile = err<KeyRefusal>({
	code: 'no-key',
	sentence: 'With a PostgreSQL of your own, ACCORD_SIGNING_KEY names the file of the signing key.'
});

function parse(pem: string): SigningKey | undefined {
	try {
		const key = createPrivateKey(pem);
		if (key.asymmetricKeyType !== 'ed25519') return undefined;
		const publicKey = rawPublicKey(key);
		return {
			publicKey: publicKey.toString('hex'),
			fingerprint: sha256(publicKey),
			sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex')
		};
	} catch {
		return undefined;
	}
}

/** The 32 bytes that a JWK has as `x`. */
function rawPublicKey(key: KeyObject): Buffer {
	const { x } = createPublicKey(key).export({ format: 'jwk' });
	return Buffer.from(x ?? '', 'base64url');
}

/** Under a name of its own first, then linked: a key is never there half, and never replaced. */
async function makeOnce(file: string): Promise<void> {
	if (await stat(file).catch(() => undefined)) return;
	const { privateKey } = generateKeyPairSync('ed25519');
	const half = `${file}.${randomUUID()}`;
	try {
		const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
		await writeFile(half, pem, { mode: 0o600 });
		await link(half, file).catch((error: unknown) => {
			if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
		});
	} finally {
		await rm(half, { force: true });
	}
}
