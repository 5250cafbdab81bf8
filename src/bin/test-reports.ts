import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

import * as v from 'valibot';

/** What a part of the tests came to; `notPassed` names each that did not hold, as far as known. */
export interface Count {
	readonly passed: number;
	readonly failed: number;
	readonly notPassed: readonly string[];
}

const vitestReport = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	testResults: v.array(
		v.object({
			name: v.string(),
			status: v.string(),
			message: v.optional(v.string(), ''),
			assertionResults: v.array(
				v.object({
					fullName: v.string(),
					status: v.string(),
					failureMessages: v.optional(v.array(v.string()), [])
				})
			)
		})
	)
});

const spec = v.object({
	title: v.string(),
	ok: v.boolean(),
	file: v.string(),
	tests: v.array(
		v.object({
			results: v.array(
				v.object({ error: v.optional(v.object({ message: v.optional(v.string(), '') })) })
			)
		})
	)
});

interface Suite {
	readonly suites?: readonly Suite[] | undefined;
	readonly specs: readonly v.InferOutput<typeof spec>[];
}

const suite: v.GenericSchema<unknown, Suite> = v.object({
	suites: v.optional(v.array(v.lazy(() => suite))),
	specs: v.array(spec)
});

const playwrightReport = v.object({
	suites: v.array(suite),
	stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() })
});

const proofReport = v.object({ passed: v.number(), failed: v.number() });

/** One yes or no, of something that writes no report. */
export function countOne(title: string, isOk: boolean): Count {
	return isOk
		? { passed: 1, failed: 0, notPassed: [] }
		: { passed: 0, failed: 1, notPassed: [title] };
}

/** A file that did not even load counts as one that failed, and so does an exit that nothing explains. */
export function readVitestReport(file: string, isOk: boolean): Count {
	const read = readReport(vitestReport, file);
	if (!read) return countOne(file, false);
	const tests = read.testResults.flatMap(({ name, assertionResults }) =>
		assertionResults
			.filter(({ status }) => status === 'failed')
			.map((test) => withReason(`${name}: ${test.fullName}`, test.failureMessages[0]))
	);
	const files = read.testResults
		.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
		.map(({ name, message }) => withReason(name, message));
	const failed = read.numFailedTests + files.length;
	return {
		passed: read.numPassedTests,
		failed: failed === 0 && !isOk ? 1 : failed,
		notPassed: [...tests, ...files]
	};
}

/** A test that passed only when tried again counts as one that failed. */
export function readPlaywrightReport(file: string, isOk: boolean): Count {
	const read = readReport(playwrightReport, file);
	if (!read) return countOne(file, false);
	const { expected, unexpected, flaky } = read.stats;
	const failed = unexpected + flaky;
	return {
		passed: expected,
		failed: failed === 0 && !isOk ? 1 : failed,
		notPassed: read.suites.flatMap(namesNotOk)
	};
}

export function readProofReport(file: string): Count {
	const read = readReport(proofReport, file);
	return read ? { ...read, notPassed: [] } : countOne(file, false);
}

function namesNotOk({ suites, specs }: Suite): readonly string[] {
	const own = specs
		.filter(({ ok }) => !ok)
		.map(({ file, title, tests }) =>
			withReason(`${file}: ${title}`, tests[0]?.results[0]?.error?.message)
		);
	return [...own, ...(suites ?? []).flatMap(namesNotOk)];
}

/** The start of the reason, indented below the name: enough to know where to look. */
function withReason(name: string, reason = ''): string {
	const lines = stripVTControlCharacters(reason).trim().split('\n').slice(0, 8);
	return [name, ...lines.map((line) => `    ${line}`)].join('\n');
}

function readReport<T extends v.GenericSchema>(
	schema: T,
	file: string
): v.InferOutput<T> | undefined {
	try {
		return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		console.log(`No report was written to ${file}.`);
		return undefined;
	}
}
