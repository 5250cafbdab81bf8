import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What can happen to a message on its way to the server. */
export type UpFault = 'duplicate' | 'drop';
/** What can happen to a message on its way to the page. */
export type DownFault = 'duplicate' | 'drop' | 'swap';

const binary = 2;
const endOfHead = Buffer.from('\r\n\r\n');

/**
 * One person's line to whichever node is up. It knows WebSocket frames, so that whole messages can
 * come twice, not at all, or in another order; pings and handshakes pass.
 */
export class FrameLine {
	readonly url: string;
	up: UpFault | null = null;
	down: DownFault | null = null;
	readonly #server: Server;
	readonly #findPort: () => number | null;
	readonly #pairs = new Set<readonly [Socket, Socket]>();

	private constructor(server: Server, findPort: () => number | null) {
		this.#server = server;
		this.#findPort = findPort;
		this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		server.on('connection', (page) => this.#join(page));
	}

	static async open(findPort: () => number | null): Promise<FrameLine> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new FrameLine(server, findPort);
	}

	cut(): void {
		for (const [page] of [...this.#pairs]) page.destroy();
	}

	/** The page reads nothing for a while, and the server cannot get rid of what it sends. */
	stall(isStalled: boolean): void {
		for (const [, node] of this.#pairs) {
			if (isStalled) node.pause();
			else node.resume();
		}
	}

	/** What the server sends no longer arrives; what it is sent still does. Until the next cut. */
	deafen(): void {
		for (const [, node] of this.#pairs) node.removeAllListeners('data').resume();
	}

	async close(): Promise<void> {
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#join(page: Socket): void {
		const port = this.#findPort();
		if (port === null) return void page.destroy();
		const node = connect(port, '127.0.0.1');
		const pair = [page, node] as const;
		this.#pairs.add(pair);
		const end = () => {
			this.#pairs.delete(pair);
			page.destroy();
			node.destroy();
		};
		for (const socket of pair) socket.setNoDelay(true).on('error', end).on('close', end);
		const [asked, told] = [new FrameCutter(), new FrameCutter()];
		let held: Buffer | null = null;
		page.on('data', (chunk: Buffer) => {
			for (const frame of asked.push(chunk)) this.#carryUp(frame, pair);
		});
		node.on('data', (chunk: Buffer) => {
			for (const frame of told.push(chunk)) {
				const order: Buffer[] = held ? [frame, held] : [frame];
				held = null;
				if (this.#takes('swap', frame) && order.length === 1) held = frame;
				else for (const one of order) this.#carryDown(one, pair);
			}
		});
	}

	#carryUp(frame: Buffer, [page, node]: readonly [Socket, Socket]): void {
		const fault = isMessage(frame) ? this.up : null;
		if (fault) this.up = null;
		if (fault === 'drop') return loseSoon(page);
		if (fault === 'duplicate') node.write(frame);
		node.write(frame);
	}

	#carryDown(frame: Buffer, [page]: readonly [Socket, Socket]): void {
		const fault = isMessage(frame) && this.down !== 'swap' ? this.down : null;
		if (fault) this.down = null;
		if (fault === 'drop') return loseSoon(page);
		if (fault === 'duplicate') page.write(frame);
		page.write(frame);
	}

	#takes(fault: DownFault, frame: Buffer): boolean {
		if (this.down !== fault || !isMessage(frame)) return false;
		this.down = null;
		return true;
	}
}

// A message is only ever lost together with its line, a moment later.
function loseSoon(page: Socket): void {
	setTimeout(() => page.destroy(), 150);
}

function isMessage(frame: Buffer): boolean {
	return frame.length > 2 && ((frame[0] ?? 0) & 0x0f) === binary;
}

/** Cuts one direction into the HTTP head and then whole WebSocket frames. */
class FrameCutter {
	#rest: Buffer = Buffer.alloc(0);
	#isOpen = false;

	push(chunk: Buffer): Buffer[] {
		this.#rest = Buffer.concat([this.#rest, chunk]);
		const whole: Buffer[] = [];
		for (let size = this.#next(); size !== null; size = this.#next()) {
			whole.push(this.#rest.subarray(0, size));
			this.#rest = this.#rest.subarray(size);
		}
		return whole;
	}

	#next(): number | null {
		if (this.#isOpen) return frameSize(this.#rest);
		const end = this.#rest.indexOf(endOfHead);
		if (end < 0) return null;
		this.#isOpen = true;
		return end + endOfHead.length;
	}
}

function frameSize(bytes: Buffer): number | null {
	if (bytes.length < 2) return null;
	const [short, mask] = [(bytes[1] ?? 0) & 0x7f, (bytes[1] ?? 0) & 0x80 ? 4 : 0];
	const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
	if (bytes.length < 2 + extra) return null;
	const long = extra === 8 ? Number(bytes.readBigUInt64BE(2)) : 0;
	const length = extra === 2 ? bytes.readUInt16BE(2) : extra === 8 ? long : short;
	const size = 2 + extra + mask + length;
	return bytes.length < size ? null : size;
}
