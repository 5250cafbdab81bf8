import type { Database, Transaction } from './transaction.ts';

/** No relational queries: every reader names its tables and columns itself. */
export const accordSchema = {};

export type AccordDatabase = Database<typeof accordSchema>;
export type AccordTransaction = Transaction<typeof accordSchema>;
