/** Accord cannot start, and this is the sentence for the person who started it. No stack is shown. */
export class StartupRefusal extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'StartupRefusal';
	}
}
