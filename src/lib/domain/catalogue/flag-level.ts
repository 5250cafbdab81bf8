/** E0: an emergency now. E1: the same day. E2: within days. */
export const flagLevels = ['E0', 'E1', 'E2'] as const;
export type FlagLevel = (typeof flagLevels)[number];
