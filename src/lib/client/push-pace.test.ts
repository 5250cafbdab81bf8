import { expect, test } from 'vitest';

import { socketLimits } from '../server/realtime/limits.ts';
import { TokenBucket } from '../server/realtime/token-bucket.ts';
import { PushPace } from './push-pace.ts';

test('[RO20] however fast somebody types, the server never has to slow them down', () => {
	const pace = new PushPace();
	const server = new TokenBucket(socketLimits.prose, 0);
	let sent = 0;
	for (let now = 0; now < 60_000; now += 4) {
		if (pace.take(now) > 0) continue;
		sent += 1;
		expect(server.take(now)).toBe(true);
	}
	expect(sent).toBeGreaterThan(60 * 20);
});

test('[RO20] somebody who types as people do never waits', () => {
	const pace = new PushPace();
	for (let now = 1_000; now < 600_000; now += 50) expect(pace.take(now)).toBe(0);
});

test('[RO20] who waits as long as was said may go', () => {
	const pace = new PushPace();
	let wait = 0;
	while (wait === 0) wait = pace.take(5_000);
	expect(pace.take(5_000 + wait)).toBe(0);
});
