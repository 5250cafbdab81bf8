/** For comparing what people type: without accents and case, so that "Álvarez" is "alvarez". */
export function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
