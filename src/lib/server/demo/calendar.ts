const dayMs = 24 * 60 * 60_000;

/** The clock of a story: turned to days before the one it is told on, and running by seconds. */
export class Calendar {
	readonly #today: number;
	#at: number;

	constructor(toldAt: Date) {
		this.#today = Math.floor(toldAt.getTime() / dayMs) * dayMs;
		this.#at = this.#today;
	}

	/** @param time HH:MM, in UTC */
	turnTo(daysAgo: number, time: string): void {
		const [hours = 0, minutes = 0] = time.split(':').map(Number);
		const at = this.#today - daysAgo * dayMs + (hours * 60 + minutes) * 60_000;
		if (at < this.#at && this.#at !== this.#today) throw new Error(`${daysAgo} ${time} is earlier`);
		this.#at = at;
	}

	tick(): void {
		this.#at += 7_000;
	}

	now(): Date {
		return new Date(this.#at);
	}

	/** YYYY-MM-DD, so many days from the day of telling. */
	day(offset: number): string {
		return new Date(this.#today + offset * dayMs).toISOString().slice(0, 10);
	}

	/** "12 November", for the words of a story. */
	spokenDay(daysAgo: number): string {
		const format = new Intl.DateTimeFormat('en-GB', {
			day: 'numeric',
			month: 'long',
			timeZone: 'UTC'
		});
		return format.format(new Date(this.#today - daysAgo * dayMs));
	}
}
