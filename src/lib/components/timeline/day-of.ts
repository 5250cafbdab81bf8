/** The calendar day of an instant, where the clinic is: YYYY-MM-DD. */
export function dayOf(at: string, timeZone: string): string {
	const parts = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const;
	return new Intl.DateTimeFormat('en-CA', parts).format(new Date(at));
}
