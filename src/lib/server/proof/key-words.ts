import type { Config } from '../config.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { sha256 } from '../../proof/verifier/sha256.js';
import { grouped } from '../../proof/verifier/words.js';
import { readSigningKey } from './signing-key.ts';
import { readSigningKeys, retireSigningKey } from './signing-key-writer.ts';

type KeyFile = Pick<Config, 'signingKeyFile'>;

/** What whoever runs Accord, and whoever asks them, needs to know of the keys that seal files. */
export async function describeKeys(
	database: AccordDatabase,
	{ signingKeyFile }: KeyFile
): Promise<readonly string[]> {
	const own = await readSigningKey(signingKeyFile);
	const known = await readSigningKeys(database);
	const current = known.find(({ retiredAt }) => retiredAt === null);
	const isOther = own.ok && current !== undefined && current.publicKey !== own.value.publicKey;
	const isYetToCome = !own.ok && own.error.code === 'no-key' && signingKeyFile !== undefined;
	return [
		...(own.ok
			? [`Signing key: ${grouped(own.value.fingerprint)}`, `Public key: ${own.value.publicKey}`]
			: [
					isYetToCome
						? 'No signing key yet: the first file given out makes one.'
						: own.error.sentence
				]),
		...(isOther ? ['That is not the key that seals for this installation; see below.'] : []),
		...known.map(({ publicKey, firstUsedAt, retiredAt }) => {
			const until = retiredAt === null ? 'seals since' : `retired ${day(retiredAt)}, sealed since`;
			return `Key ${until} ${day(firstUsedAt)}: ${fingerprintOf(publicKey)}`;
		})
	];
}

/** Ends the use of the key that seals now; what it sealed still verifies. */
export async function retireKey(
	database: AccordDatabase,
	{ signingKeyFile }: KeyFile
): Promise<string> {
	const retired = await database.transact((transaction) =>
		retireSigningKey(transaction, new Date())
	);
	if (retired === undefined)
		return 'No key seals for this installation: there is nothing to retire.';
	return (
		`Key ${fingerprintOf(retired)} seals nothing more; what it sealed still verifies.\n` +
		`Move ${signingKeyFile ?? 'its file'} away, on every node: the next file that is given out makes a new key.`
	);
}

function fingerprintOf(publicKey: string): string {
	return grouped(sha256(new Uint8Array(Buffer.from(publicKey, 'hex'))));
}

function day(at: Date): string {
	return at.toISOString().slice(0, 10);
}
