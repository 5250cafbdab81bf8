import type { Plugin } from 'vite';

const message = /\/paraglide\/messages\/\w+\.js$/;
/** What the compiler writes around a message: it asks for a language and drops the answer. */
const chooser =
	/^export const (\w+) = [^\n]*\(\(inputs(?: = \{\})?, options = \{\}\) => \{\n\texperimentalStaticLocale \?\? options\.locale \?\? getLocale\(\)\n\treturn (\w+)\(inputs\)\n\}\);/m;

/**
 * While there is one language a message is its text and nothing around it: hundreds of choices
 * between one and one would be sent to every browser. With a second language nothing matches.
 */
export function oneLanguage(): Plugin {
	return {
		name: 'one-language',
		transform: {
			filter: { id: message },
			handler: (code) => ({ code: withoutChoice(code), map: null })
		}
	};
}

export function withoutChoice(code: string): string {
	return code.replace(chooser, 'export { $2 as $1 };');
}
