import { expect, test } from 'vitest';
import { testDenial } from '../../domain/amendment/test-amendments.ts';
import {
	ines,
	amara,
	testId,
	testSignature,
	testState,
	testVersion
} from '../../domain/test-plan.ts';
import { testContent } from '../../domain/version/test-content.ts';
import { amendmentsAbout } from '../amendment/amendment-view.ts';
import { layOut, type Content } from '../version/lay-out.ts';
import { readablePieces, type ReadableVersion } from './readable.ts';

const content = testContent() as unknown as Content;
const state = testState({ version: [testVersion()], amendment: [testDenial()] });

function read(over: Partial<ReadableVersion>): string {
	const pieces = readablePieces({
		number: 2,
		contentHash: 'a'.repeat(64),
		document: layOut(content, null),
		amends: [],
		amendments: [],
		signatures: [],
		clinic: { name: 'Clinic by the lake', timeZone: 'Europe/Madrid' },
		exportedAt: '2026-11-23T10:00:00.000Z',
		changes: [1, 2],
		keyFingerprint: 'b'.repeat(64),
		...over
	});
	return pieces.map(([, text]) => text).join('');
}

test('[VE18] the reasons given for warnings stand under the signature', () => {
	const words = '“Massage” is not for one of the causes or goals in the plan.';
	const reason = 'She asked for it <and> it does no harm.';
	const signature = testSignature({ userId: amara.id, name: amara.name, meaning: 'author' });
	const text = read({ signatures: [{ ...signature, reasons: [{ words, reason }] }] });
	expect(text).toContain(`What ${amara.name} signed with open eyes, and why`);
	expect(text).toContain(words);
	expect(text).toContain('She asked for it &lt;and&gt; it does no harm.');
	expect(read({ signatures: [{ ...signature, reasons: [] }] })).not.toContain('open eyes');
});

test('[VE15] a signature says for whom, when by their clocks, and by what they were recognised', () => {
	const circumstances = {
		deputyFor: { userId: amara.id, name: amara.name },
		factors: ['session', 'password'],
		timeZone: 'America/St_Johns',
		utcOffset: '-03:30'
	} as const;
	const signature = testSignature({
		id: testId(905),
		name: ines.name,
		role: ines.role,
		signedAt: '2026-11-22T02:00:00.000Z'
	});
	const text = read({ signatures: [{ ...signature, circumstances, reasons: [] }] });
	expect(text).toContain(`${ines.name}, pain specialist, as deputy for ${amara.name}`);
	expect(text).toContain('Saturday, 21 November 2026 at 22:30 (America/St_Johns, UTC-03:30)');
	expect(text).toContain('Was signed in, and entered the password');
	const earlier = read({ signatures: [{ ...signature, reasons: [] }] });
	expect(earlier).toContain('Sunday, 22 November 2026 at 03:00');
	expect(earlier).not.toContain('as deputy');
});

test('[AM8] [VE22] what was asked of the version since, and what it puts right, are read with it', () => {
	const amendments = amendmentsAbout(testVersion().id, state, null);
	const text = read({ amends: [1], amendments });
	expect(text).toContain('It puts right what was asked about version 1.');
	for (const words of ['It came back in May.', 'Not accepted', 'Your diary says June.'])
		expect(text).toContain(words);
	expect(text).toContain('id="amendments"');
	expect(read({})).not.toContain('id="amendments"');
});
