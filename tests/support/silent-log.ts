import type { Log } from '../../src/lib/server/observe/log.ts';

/** Where what is said in a test is of no interest. */
export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
