import { expect, test } from 'vitest';
import { linkAnswerProblems } from './sign-in-link.ts';

test('[U-11] all that is wrong with the answers to a link is said at once', () => {
	const codes = (email: string, password: string) =>
		linkAnswerProblems({ email, password }).map((problem) =>
			problem.code === 'password' ? problem.problem : problem.code
		);
	expect(codes('', '')).toEqual(['email-malformed', 'too-short']);
	expect(codes('rosa', 'a long enough set of words')).toEqual(['email-malformed']);
	expect(codes('rosa@example.org', 'short')).toEqual(['too-short']);
	expect(codes('rosa@example.org', 'a long enough set of words')).toEqual([]);
});
