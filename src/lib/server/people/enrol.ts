import * as v from 'valibot';
import { v7 as uuidv7 } from 'uuid';
import { toId, type ClinicId, type UserId } from '../../domain/ids.ts';
import { findPasswordProblem, Passwords } from '../auth/password.ts';
import { isEmailTaken } from '../auth/reader.ts';
import { normaliseEmail } from '../auth/sign-in.ts';
import { putPassword } from '../auth/writer.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { StartupRefusal } from '../startup-refusal.ts';
import { readHours } from './clinic-settings.ts';
import { countryNumbers } from './country-numbers.ts';
import { insertClinic, insertClinicMember, insertUser } from './writer.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const number = v.pipe(v.string(), v.minLength(2), v.maxLength(40));

const clinicEntry = v.object({
	name,
	phone: v.pipe(v.string(), v.minLength(3), v.maxLength(40)),
	country: v.optional(v.pipe(v.string(), v.toUpperCase()), ''),
	emergency: v.optional(number),
	crisis: v.optional(number),
	'on-call': v.optional(number),
	hours: v.optional(
		v.pipe(
			v.string(),
			v.check((text) => readHours(text) !== null)
		)
	),
	zone: v.pipe(
		v.string(),
		v.check((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC')
	)
});

const clinicianEntry = v.object({
	name,
	email: v.pipe(v.string(), v.maxLength(254), v.email(), v.transform(normaliseEmail)),
	role: v.picklist(['referring-doctor', 'pain-specialist']),
	clinic: v.pipe(v.string(), v.uuid())
});

const clinicNeeds =
	'clinic needs --name, --phone, --zone (such as Europe/Madrid) and --country (such as ES), or --emergency and --crisis with the numbers of another country. It may say --on-call (a number) and --hours ("1-5 08:00-18:00").';

/** Adds a clinic. @throws StartupRefusal with one plain sentence about what is missing */
export async function enrolClinic(database: AccordDatabase, entry: unknown): Promise<string> {
	const given = read(clinicEntry, entry, clinicNeeds);
	const usual = countryNumbers[given.country];
	const [emergency, crisis] = [given.emergency ?? usual?.emergency, given.crisis ?? usual?.crisis];
	if (emergency === undefined || crisis === undefined) throw new StartupRefusal(clinicNeeds);
	const hours = readHours(given.hours ?? '');
	const id = toId<ClinicId>(uuidv7());
	const settings = {
		timeZone: given.zone,
		emergencyNumber: emergency,
		crisisNumber: crisis,
		phoneNumber: given.phone,
		...(given['on-call'] ? { onCallNumber: given['on-call'] } : {}),
		...(hours ? { hours } : {})
	};
	await insertClinic(database, { id, name: given.name, settings });
	return id;
}

/** Adds a doctor to a clinic. @throws StartupRefusal with one plain sentence */
export async function enrolClinician(
	database: AccordDatabase,
	entry: unknown,
	password: string
): Promise<string> {
	const { name, email, role, clinic } = read(
		clinicianEntry,
		entry,
		'user needs --name, --email, --role (referring-doctor or pain-specialist) and --clinic (its id).'
	);
	if (findPasswordProblem(password, { email, name })) {
		throw new StartupRefusal(
			'The password needs 15 characters or more, and must not be a word from the name or address.'
		);
	}
	if (await isEmailTaken(database, email)) {
		throw new StartupRefusal('Somebody already signs in with this e-mail address.');
	}
	const hashed = await (await Passwords.open()).hash(password);
	if (!hashed.ok) throw new Error('nobody else hashes here');
	const [userId, at] = [toId<UserId>(uuidv7()), new Date()];
	await database.transact(async (transaction) => {
		await insertUser(transaction, { id: userId, name, email, createdAt: at });
		await insertClinicMember(transaction, { clinicId: toId<ClinicId>(clinic), userId, role });
		await putPassword(transaction, { userId, passwordHash: hashed.value, at });
	});
	return userId;
}

function read<Output>(
	schema: v.GenericSchema<unknown, Output>,
	entry: unknown,
	sentence: string
): Output {
	const result = v.safeParse(schema, entry);
	if (result.success) return result.output;
	throw new StartupRefusal(sentence);
}
