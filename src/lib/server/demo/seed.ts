import { v7 } from 'uuid';
import { toId, type ClinicId, type PlanId, type UserId } from '../../domain/ids.ts';
import { startPlan } from '../application/start-plan.ts';
import { newIdAt } from '../application/new-plan.ts';
import type { StartPlanEntry } from '../application/start-plan-entry.ts';
import type { Passwords } from '../auth/password.ts';
import { putPassword, setEmail } from '../auth/writer.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';
import type { Installation } from '../installation.ts';
import { hasPeople, lockInstallation } from '../people/reader.ts';
import { insertClinic, insertClinicMember, insertUser } from '../people/writer.ts';
import { readEntities } from '../plan/reader.ts';
import { Calendar } from './calendar.ts';
import { benEntry, graceEntry, tellBen, tellGrace } from './others.ts';
import { demonstrationSignIns } from './people.ts';
import { rosaEntry, tellRosa } from './rosa.ts';
import { Storyteller, type Cast } from './storyteller.ts';

const timeLimitMs = 120_000;
const staffSinceMs = 400 * 24 * 60 * 60_000;
const settings = {
	timeZone: 'Europe/London',
	emergencyNumber: '999',
	crisisNumber: '116 123',
	onCallNumber: '+44 20 7946 0110',
	phoneNumber: '+44 20 7946 0018'
};

interface Parts {
	readonly database: AccordDatabase;
	readonly installation: Installation;
	readonly passwords: Passwords;
	readonly now: Date;
}

/**
 * Fills an empty demonstration with two clinics and three plans, all of it or nothing, once.
 * @returns whether it was filled now
 */
export async function seedDemonstration(parts: Parts): Promise<boolean> {
	const { database, installation, passwords, now } = parts;
	if (!installation.demonstration) return false;
	const hashes = await hashPasswords(passwords);
	return database.transact(
		async (transaction) => {
			await lockInstallation(transaction);
			if (await hasPeople(transaction)) return false;
			await fill(transaction, { hashes, now });
			return true;
		},
		{ timeLimitMs }
	);
}

async function hashPasswords(passwords: Passwords): Promise<ReadonlyMap<string, string>> {
	const hashes = new Map<string, string>();
	for (const { key, password } of demonstrationSignIns) {
		const hashed = await passwords.hash(password);
		if (hashed.ok) hashes.set(key, hashed.value);
	}
	return hashes;
}

const plans = [
	{ entry: graceEntry, daysAgo: 160, time: '10:02', tell: tellGrace },
	{ entry: rosaEntry, daysAgo: 42, time: '09:10', tell: tellRosa },
	{ entry: benEntry, daysAgo: 2, time: '11:08', tell: tellBen }
] as const;

async function fill(
	transaction: AccordTransaction,
	{ hashes, now }: { hashes: ReadonlyMap<string, string>; now: Date }
): Promise<void> {
	const database = within(transaction);
	const staff = await addStaff(transaction, new Date(now.getTime() - staffSinceMs));
	let rosa: UserId | null = null;
	for (const { entry, daysAgo, time, tell } of plans) {
		const calendar = new Calendar(now);
		calendar.turnTo(daysAgo, time);
		const story = await begin(database, { entry, staff, calendar });
		await tell(story, calendar);
		if (entry === rosaEntry) rosa = story.person('patient');
	}
	for (const { key, email } of demonstrationSignIns) {
		const userId = key === 'patient' ? rosa : staff[key];
		const passwordHash = hashes.get(key);
		if (!userId || passwordHash === undefined) throw new Error(`nobody signs in as ${key}`);
		await setEmail(transaction, userId, email);
		await putPassword(transaction, { userId, passwordHash, at: now });
	}
}

/** The same code paths as in real use, all inside the one transaction that fills the database. */
function within({ orm, sql }: AccordTransaction): AccordDatabase {
	return {
		orm,
		sql,
		transact: (work) => work({ orm, sql }),
		connections: () => ({ open: 1, idle: 0, waiting: 0 }),
		close: () => Promise.resolve()
	};
}

type Staff = Omit<Cast, 'patient'>;

async function addStaff(transaction: AccordTransaction, since: Date): Promise<Staff> {
	const harbour = toId<ClinicId>(v7());
	const eastgate = toId<ClinicId>(v7());
	const name = 'Harbour Spine and Pain Clinic';
	await insertClinic(transaction, { id: harbour, name, settings });
	await insertClinic(transaction, { id: eastgate, name: 'Eastgate Family Practice', settings });
	const add = async (who: { name: string; clinicId: ClinicId; role: keyof Staff }) => {
		const id = newIdAt<UserId>(since);
		await insertUser(transaction, { id, name: who.name, email: null, createdAt: since });
		await insertClinicMember(transaction, { ...who, userId: id });
		return id;
	};
	const [role, clinicId] = ['pain-specialist', harbour] as const;
	await add({ name: 'Dr Noor Haddad', clinicId, role });
	return {
		'pain-specialist': await add({ name: 'Dr Amara Okafor', clinicId, role }),
		'referring-doctor': await add({
			name: 'Dr Maria Lindqvist',
			clinicId: eastgate,
			role: 'referring-doctor'
		})
	};
}

interface Beginning {
	readonly entry: Omit<StartPlanEntry, 'specialist'>;
	readonly staff: Staff;
	readonly calendar: Calendar;
}

async function begin(
	database: AccordDatabase,
	{ entry, staff, calendar }: Beginning
): Promise<Storyteller> {
	const planId = newIdAt<PlanId>(calendar.now());
	const context = {
		database,
		userId: staff['referring-doctor'],
		authSession: null,
		requestId: null,
		now: () => calendar.now(),
		publish: () => undefined
	};
	const specialist = staff['pain-specialist'];
	const started = await startPlan(context, { ...entry, specialist, planId });
	if (!started.ok) throw new Error(JSON.stringify(started.error));
	const { member } = await readEntities(database, planId);
	const patient = member.find(({ role }) => role === 'patient')?.userId;
	if (!patient) throw new Error('a plan without a patient');
	return new Storyteller({ database, calendar, cast: { ...staff, patient }, planId });
}
