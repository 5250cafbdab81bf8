import { sql, type SQL } from 'drizzle-orm';
import { customType, timestamp, type AnyPgColumn } from 'drizzle-orm/pg-core';

/** Raw bytes. postgres.js answers Buffer; the application sees a plain Uint8Array view. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
	dataType: () => 'bytea',
	toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
	fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
});

/** An instant, read and written as `Date`. */
export function instant(name: string) {
	return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}

/** `column in ('a', 'b')` for a check constraint; the values are constants of the domain. */
export function oneOf(column: AnyPgColumn, values: readonly string[]): SQL {
	return sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
}

/** An instant of an entity: ISO 8601 in UTC on this side, `timestamptz` on the other. */
export const isoInstant = customType<{ data: string; driverData: string }>({
	dataType: () => 'timestamp(3) with time zone',
	fromDriver: (value) => new Date(value).toISOString()
});
