/** Rises with every change to what the catalogue says; a clinic accepts one by name. */
export const CATALOGUE_VERSION = '2026-11';
