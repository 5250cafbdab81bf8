import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FaultProxy {
	readonly url: string;
	/** Ends every connection, as a lost network does. */
	cut(): void;
	/** What the server sends no longer arrives; what it is sent still does. Until the next cut. */
	deafen(): void;
	/** Lets nobody through until it is opened again. */
	close(isClosed: boolean): void;
	stop(): Promise<void>;
}

/** A line to a local port that can be cut, or lose one direction. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
	const port = Number(new URL(target).port);
	const pairs = new Set<readonly [Socket, Socket]>();
	let isClosed = false;
	const server = createServer((inside) => {
		if (isClosed) return void inside.destroy();
		const outside = connect(port, '127.0.0.1');
		const pair = [inside, outside] as const;
		pairs.add(pair);
		const end = () => {
			pairs.delete(pair);
			inside.destroy();
			outside.destroy();
		};
		for (const socket of pair) socket.on('error', end).on('close', end);
		inside.pipe(outside).pipe(inside);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const cut = () => {
		for (const [inside] of [...pairs]) inside.destroy();
	};
	return {
		url: `http://127.0.0.1:${portOf(server.address())}`,
		cut,
		deafen: () => {
			for (const [inside, outside] of pairs) {
				outside.unpipe(inside);
				outside.resume();
			}
		},
		close: (toClosed) => {
			isClosed = toClosed;
			if (isClosed) cut();
		},
		stop: async () => {
			cut();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

export function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('not listening');
	return address.port;
}
