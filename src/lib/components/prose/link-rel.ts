/** A link in somebody's words: it learns nothing about the page and counts for nothing. */
export const linkRel = 'noopener noreferrer nofollow';
