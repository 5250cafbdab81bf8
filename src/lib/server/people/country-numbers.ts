/** Whom anybody calls in an emergency, and whom in a crisis of the mind. */
interface CountryNumbers {
	readonly emergency: string;
	readonly crisis: string;
}

/**
 * Defaults by ISO 3166-1 code, of general knowledge: a clinic looks them over when it is added. For
 * any other country both are asked for.
 */
export const countryNumbers: Readonly<Record<string, CountryNumbers>> = {
	AU: { emergency: '000', crisis: '13 11 14' },
	CA: { emergency: '911', crisis: '988' },
	DE: { emergency: '112', crisis: '116 123' },
	ES: { emergency: '112', crisis: '024' },
	FR: { emergency: '112', crisis: '3114' },
	GB: { emergency: '999', crisis: '116 123' },
	IE: { emergency: '112', crisis: '116 123' },
	NZ: { emergency: '111', crisis: '1737' },
	US: { emergency: '911', crisis: '988' }
};
