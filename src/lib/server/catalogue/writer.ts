import type { CatalogueAcceptance } from '../../domain/acceptance/acceptance.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { catalogueAcceptance } from '../db/schema/people.ts';

export async function insertAcceptance(
	{ orm }: AccordTransaction,
	acceptance: CatalogueAcceptance,
	kept: { readonly content: string; readonly authSession: string | null }
): Promise<void> {
	await orm.insert(catalogueAcceptance).values({ ...acceptance, ...kept });
}
