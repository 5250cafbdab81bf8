import { expect, test } from 'vitest';
import { foundingMember, type Member } from '../../domain/care-team/care-team.ts';
import { toId } from '../../domain/ids.ts';
import { insertMention, mentionable, mentionQuery, mentionsIn, textParts } from './mention.ts';

const member = (name: string, until: string | null = null): Member => ({
	...foundingMember({
		id: toId(name),
		userId: toId(name),
		name,
		role: 'patient',
		clinic: '',
		from: '2026-11-01T08:00:00.000Z'
	}),
	until
});
const rosa = member('Rosa Alvarez');
const maria = member('Dr Maria Lindqvist');
const team = [rosa, maria, member('Dr Otto Gone', '2026-11-02T08:00:00.000Z')];

test.each([
	['@', 1, ''],
	['Ask @Ma', 7, 'Ma'],
	['Ask @Dr Mar', 11, 'Dr Mar'],
	['Line\n@ro', 8, 'ro']
])('[U-3] in "%s" somebody is being looked for', (text, caret, query) => {
	expect(mentionQuery(text, caret)?.query).toBe(query);
});

test.each([
	['rosa@home.example', 9],
	['No one', 6],
	['@Rosa is here now', 17]
])('[U-3] in "%s" nobody is', (text, caret) => {
	expect(mentionQuery(text, caret)).toBeNull();
});

test('[U-3] any part of a name finds its bearer; who has left is not offered', () => {
	expect(mentionable(team, 'lind')).toEqual([maria]);
	expect(mentionable(team, 'alv')).toEqual([rosa]);
	expect(mentionable(team, 'otto')).toEqual([]);
	expect(mentionable(team, '')).toEqual([rosa, maria]);
});

test('[U-3] taking somebody puts the whole name and leaves the rest', () => {
	const query = mentionQuery('Ask @ma today', 7);
	expect(query && insertMention('Ask @ma today', query, maria)).toEqual({
		text: 'Ask @Dr Maria Lindqvist today',
		caret: 24
	});
});

test('[U-3] who is named in the text is mentioned, once', () => {
	expect(mentionsIn('@Rosa Alvarez and again @Rosa Alvarez', team)).toEqual([rosa.userId]);
	expect(mentionsIn('Rosa Alvarez', team)).toEqual([]);
});

test('[U-3] a name with signs in it is found as it is', () => {
	expect(textParts('Hi @A. (B)!', ['A. (B)'])).toEqual([
		{ type: 'text', text: 'Hi ' },
		{ type: 'mention', text: '@A. (B)' },
		{ type: 'text', text: '!' }
	]);
});
