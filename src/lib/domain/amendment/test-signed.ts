import type { SignedText } from '../decision.ts';
import { testContent } from '../version/test-content.ts';

/** A signed version as the server reads it for a request. */
export function testSigned(): SignedText {
	const texts = {
		'what-matters': 'To sit through my daughter’s concert in May.',
		story: 'Fusion L4–S1 in March 2025.\nThe leg pain came back in June.',
		'working-diagnosis': 'Scar tissue round the left S1 nerve root.',
		'plan-summary': ''
	};
	return { content: testContent(), texts };
}
