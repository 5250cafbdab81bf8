import { error } from '@sveltejs/kit';
import { writeFile } from '$lib/components/proof/write-file.ts';
import { isUuid, toId, type PlanId } from '$lib/domain/ids.ts';
import { m } from '$lib/paraglide/messages.js';
import { exportVersion } from '$lib/server/application/export-version.ts';
import { signedInContext } from '$lib/server/http/signed-in.ts';
import { ensureSigningKey, type KeyRefusal } from '$lib/server/proof/signing-key.ts';
import { startRuntime } from '$lib/server/runtime.ts';
import type { RequestHandler } from './$types';

/** One file that proves the version to whoever has it. Its name tells nothing of the patient. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const context = await signedInContext(locals);
	if (!isUuid(params.plan) || !/^[1-9]\d{0,5}$/.test(params.number)) {
		error(404, m.refusal_not_found());
	}
	const { config } = await startRuntime();
	const key = await ensureSigningKey(config.signingKeyFile);
	if (!key.ok) return refuseKey(key.error);
	const exported = await exportVersion(context, {
		planId: toId<PlanId>(params.plan),
		number: Number(params.number),
		key: key.value,
		write: (version) => writeFile(version, key.value)
	});
	if (exported.ok) {
		return new Response(exported.value, {
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-disposition': `attachment; filename="signed-plan-version-${params.number}.html"`
			}
		});
	}
	const refusal = exported.error;
	if (refusal.code === 'not-found') error(404, m.refusal_not_found());
	if ('sentence' in refusal) return refuseKey(refusal);
	const { log } = await startRuntime();
	log.error({ planId: params.plan }, 'A signed version does not hold together.');
	error(409, m.proof_export_broken());
};

async function refuseKey({ code, sentence }: KeyRefusal): Promise<never> {
	const { log } = await startRuntime();
	log.error({ why: code }, sentence);
	error(409, code === 'other-key' ? m.proof_export_other_key() : m.proof_export_no_key());
}
