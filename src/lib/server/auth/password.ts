import { hash, verify } from '@node-rs/argon2';
import { err, ok, type Result } from '../../domain/result.ts';

export const minPasswordLength = 15;
export const maxPasswordLength = 1_024;

/** argon2id is the library's default algorithm (R-ID-4). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const costPrefix = '$argon2id$v=19$m=19456,t=2,p=1$';
const maxAtOnce = 4;
const maxWaiting = 64;

export interface Busy {
	readonly code: 'busy';
}

export type PasswordProblem = 'too-short' | 'too-long' | 'too-obvious';

/** What is wrong with a password that somebody wants to have; null when nothing is (R-ID-2). */
export function findPasswordProblem(
	password: string,
	about: { readonly email: string; readonly name: string }
): PasswordProblem | null {
	const length = [...password.normalize('NFC')].length;
	if (length < minPasswordLength) return 'too-short';
	if (length > maxPasswordLength) return 'too-long';
	return isObvious(password, about) ? 'too-obvious' : null;
}

/**
 * Hashes and checks passwords, a few at once for the whole process: each takes 19 MiB, and a storm
 * of sign-ins must not stop everything else. Beyond what may wait the answer is `busy`.
 */
export class Passwords {
	readonly #nobodysHash: string;
	readonly #queue: (() => void)[] = [];
	#running = 0;

	private constructor(nobodysHash: string) {
		this.#nobodysHash = nobodysHash;
	}

	static async open(): Promise<Passwords> {
		return new Passwords(await hash('nobody has this password', cost));
	}

	async hash(password: string): Promise<Result<string, Busy>> {
		return this.#take(() => hash(password.normalize('NFC'), cost));
	}

	/** With no hash it takes the same time and never matches (R-ID-5). */
	async matches(
		stored: string | null,
		password: string
	): Promise<Result<{ readonly matches: boolean; readonly outdated: boolean }, Busy>> {
		const checked = await this.#take(() =>
			verify(stored ?? this.#nobodysHash, password.normalize('NFC'))
		);
		if (!checked.ok) return checked;
		const matches = checked.value && stored !== null;
		return ok({ matches, outdated: matches && !stored.startsWith(costPrefix) });
	}

	async #take<T>(work: () => Promise<T>): Promise<Result<T, Busy>> {
		if (this.#running >= maxAtOnce) {
			if (this.#queue.length >= maxWaiting) return err({ code: 'busy' });
			await new Promise<void>((resolve) => this.#queue.push(resolve));
		} else this.#running += 1;
		try {
			return ok(await work());
		} finally {
			this.#passOn();
		}
	}

	// The place is handed to the next in line, so that nobody who comes now can overtake.
	#passOn(): void {
		const next = this.#queue.shift();
		if (next) next();
		else this.#running -= 1;
	}
}

/** Made of hardly any different characters, or of little but what everybody knows of its owner. */
function isObvious(password: string, about: { email: string; name: string }): boolean {
	const folded = fold(password);
	if (new Set(folded).size < 5) return true;
	const known = ['accord', 'password', 'passwort', 'letmein', 'qwerty', 'qwertyuiop', '1234567890']
		.concat(about.email.split(/[@.]/), about.name.split(/\s+/))
		.map(fold)
		.filter((word) => word.length >= 3)
		.sort((a, b) => b.length - a.length);
	const rest = known.reduce((text, word) => text.replaceAll(word, ''), folded);
	return rest.length < 8 && rest.length < folded.length;
}

function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
