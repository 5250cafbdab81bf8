import type { Config } from './config.ts';
import type { AccordDatabase } from './db/accord.ts';
import { StartupRefusal } from './startup-refusal.ts';

export interface Installation {
	readonly demonstration: boolean;
}

/**
 * Reads what this database is, and says it once when it is new (R-ID-1): a demonstration never
 * becomes a real clinic's database, nor the reverse.
 */
export async function readInstallation(
	database: AccordDatabase,
	{ demonstration }: Pick<Config, 'demonstration'>
): Promise<Installation> {
	const found = await database.transact(async ({ sql }) => {
		await sql`insert into installation (demonstration) values (${demonstration.wanted})
			on conflict (id) do nothing`;
		const rows = await sql<Installation[]>`select demonstration from installation`;
		return rows[0];
	});
	if (!found) throw new Error('The installation has no mark.');
	if (!demonstration.explicit || found.demonstration === demonstration.wanted) return found;
	throw new StartupRefusal(
		found.demonstration
			? 'This database is a demonstration and stays one: for real work choose an empty database.'
			: 'This database is a real clinic’s and cannot become a demonstration: leave ACCORD_DEMO out.'
	);
}
