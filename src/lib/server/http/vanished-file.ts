import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Kit's file server knows the files of its start and opens them unguarded: one that is gone by
 * now would raise an error that nobody hears, and end the process (I7). It is answered instead.
 */
export function surviveVanishedFile(
	response: ServerResponse,
	headers: readonly (readonly [string, string])[]
): void {
	const writtenBefore = response.socket?.bytesWritten;
	response.on('pipe', (source: Readable) => {
		source.on('error', (error: NodeJS.ErrnoException) => {
			const { socket } = response;
			// Its head was made for the file, but nothing has left yet: another answer still can.
			if (!socket || socket.bytesWritten !== writtenBefore) return response.destroy();
			const status = error.code === 'ENOENT' ? '404 Not Found' : '500 Internal Server Error';
			const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
			const rest = 'cache-control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';
			socket.end(`HTTP/1.1 ${status}\r\n${lines}${rest}`);
		});
	});
}
