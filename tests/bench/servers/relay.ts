import { createServer } from 'node:http';

import { Server } from 'socket.io';

import { Decoder, Encoder } from '../../../src/lib/protocol/parser.ts';
import { answerQuestions } from '../../support/worker.ts';
import { listen } from './listen.ts';
import { usageAnswers, type ServerAnswers } from './usage.ts';

answerQuestions({ ...usageAnswers, start } satisfies ServerAnswers);

// What moving the bytes costs, and nothing else: the floor under every number.
async function start(): Promise<{ port: number }> {
	const server = createServer();
	const io = new Server(server, {
		parser: { Encoder, Decoder },
		serveClient: false,
		perMessageDeflate: false,
		httpCompression: false
	});
	io.on('connection', (socket) => {
		socket.on('join', (room: string, joined: () => void) => {
			void socket.join(room);
			joined();
		});
		socket.on('update', (room: string, update: Uint8Array) => {
			socket.to(room).emit('update', update);
		});
	});
	return { port: await listen(server) };
}
