import { StartupRefusal } from '../startup-refusal.ts';
import type { Database, Schema } from './transaction.ts';

export interface SelfTest {
	readonly server: string;
	readonly fsync: boolean;
	readonly synchronousCommit: boolean;
	/** The server's clock minus ours. */
	readonly clockSkewMs: number;
}

const longestSkewMs = 30_000;
// security.md 2: below these, known holes are open.
const floors: Readonly<Record<number, number>> = { 15: 16, 16: 12, 17: 8, 18: 2 };

/** Proves at start what "Saved" promises; refuses to start where it would be untrue. */
export async function testDatabase<TSchema extends Schema>(
	database: Database<TSchema>
): Promise<SelfTest> {
	const before = Date.now();
	const [row] = await database.sql<{ version: number; fsync: string; commit: string; at: Date }[]>`
		select current_setting('server_version_num')::int as version,
			current_setting('fsync') as fsync,
			current_setting('synchronous_commit') as commit,
			clock_timestamp() as at`;
	if (!row) throw new Error('PostgreSQL did not answer the self-test.');
	const found: SelfTest = {
		server: `${Math.floor(row.version / 10_000)}.${row.version % 10_000}`,
		fsync: row.fsync === 'on',
		synchronousCommit: row.commit !== 'off',
		clockSkewMs: row.at.getTime() - (before + Date.now()) / 2
	};
	refuseUnsafe(found, row.version);
	return found;
}

function refuseUnsafe(found: SelfTest, version: number): void {
	const floor = floors[Math.floor(version / 10_000)];
	const isOld = version < 150_000 || (floor !== undefined && version % 10_000 < floor);
	if (isOld) {
		throw new StartupRefusal(
			`PostgreSQL ${found.server} is too old to be safe: update it to its newest minor version.`
		);
	}
	if (!found.fsync || !found.synchronousCommit) {
		throw new StartupRefusal(
			'This PostgreSQL may lose what it has confirmed: set fsync and synchronous_commit to on.'
		);
	}
	if (Math.abs(found.clockSkewMs) > longestSkewMs) {
		throw new StartupRefusal(
			`The clocks of this machine and of PostgreSQL are ${Math.round(Math.abs(found.clockSkewMs) / 1000)} s apart: set them right.`
		);
	}
}
