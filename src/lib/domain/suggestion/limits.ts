/** As much as one form sends; more is several suggestions. */
export const maxParts = 50;

/** Of all parts, as canonical JSON. */
export const maxLength = 60_000;
