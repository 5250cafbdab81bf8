import { amara, earlierAt, rosa, testAt, testId, versionId } from '../test-plan.ts';
import type { AmendmentRequest } from './amendment.ts';

export const amendmentId = testId<AmendmentRequest['id']>(950);

export function testAmendment(over: Partial<AmendmentRequest> = {}): AmendmentRequest {
	return {
		id: amendmentId,
		revision: 1,
		versionId,
		about: { type: 'passage', document: 'story', quote: 'The leg pain came back in June.' },
		request: 'It came back in May.',
		askedAt: earlierAt,
		askedBy: rosa.id,
		decision: null,
		disagreement: null,
		reply: null,
		...over
	};
}

/** Turned down by the specialist. */
export function testDenial(over: Partial<AmendmentRequest> = {}): AmendmentRequest {
	const reason = 'Your diary says June.';
	const decision = { kind: 'denied', reason, at: testAt, by: amara.id } as const;
	return testAmendment({ revision: 2, decision, ...over });
}
