import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';

interface Question {
	readonly id: number;
	readonly name: string;
	readonly input: unknown;
}

interface Reply {
	readonly id: number;
	readonly value?: unknown;
	readonly error?: string;
}

/** The questions a process answers, by name. */
export type Answers = Readonly<Record<string, (input: never) => unknown>>;

type InputOf<A extends Answers, Name extends keyof A> = Parameters<A[Name]>[0];
type ValueOf<A extends Answers, Name extends keyof A> = Awaited<ReturnType<A[Name]>>;

export interface Worker<A extends Answers> {
	readonly pid: number;
	ask<Name extends keyof A & string>(
		name: Name,
		input: InputOf<A, Name>
	): Promise<ValueOf<A, Name>>;
	/** Lets it end by itself, so that a profile is written; kills it when it does not. */
	stop(): Promise<void>;
}

/** Another process of ours, written as a file that calls `answerQuestions`. */
export function startWorker<A extends Answers>(file: URL, options: ForkOptions = {}): Worker<A> {
	const child = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...options });
	const waiting = new Map<number, (reply: Reply) => void>();
	let [lastId, isStopping] = [0, false];
	child.on('message', (reply) => waiting.get((reply as Reply).id)?.(reply as Reply));
	const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	void over.then(() => {
		if (isStopping) return;
		for (const [id, settle] of waiting) settle({ id, error: `${file.pathname} ended` });
	});
	return {
		pid: child.pid ?? 0,
		ask: <Name extends keyof A & string>(name: Name, input: InputOf<A, Name>) =>
			new Promise<ValueOf<A, Name>>((resolve, reject) => {
				const id = (lastId += 1);
				waiting.set(id, (reply) => {
					waiting.delete(id);
					if (reply.error === undefined) resolve(reply.value as ValueOf<A, Name>);
					else reject(new Error(reply.error));
				});
				child.send({ id, name, input } satisfies Question);
			}),
		stop: () => {
			isStopping = true;
			return stop(child, over);
		}
	};
}

async function stop(child: ChildProcess, over: Promise<void>): Promise<void> {
	if (child.connected) child.disconnect();
	const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
	await over;
	clearTimeout(timer);
}

/** Answers the questions of the process that started this one; ends with it. */
export function answerQuestions(answers: Answers): void {
	process.on('disconnect', () => process.exit());
	if (!process.connected) process.exit();
	process.on('message', (question) => {
		const { id, name, input } = question as Question;
		void (async () => {
			try {
				const value = await answers[name]?.(input as never);
				process.send?.({ id, value } satisfies Reply);
			} catch (error) {
				process.send?.({ id, error: String(error) } satisfies Reply);
			}
		})();
	});
}
