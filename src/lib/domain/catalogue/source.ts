/**
 * How sure a claim is: read in the named source; seen only as an excerpt of it; general knowledge
 * that a clinician must confirm before it is used.
 */
export type Certainty = 'read' | 'excerpt' | 'general-knowledge';

export interface Source {
	readonly title: string;
	readonly year: number | null;
	/** Where it is published, without "https://". */
	readonly place: string;
}

/** What the entries of the catalogue stand on. */
export const sources = {
	acp: {
		title: 'American College of Physicians, noninvasive treatments for low back pain',
		year: 2017,
		place: 'acpjournals.org/doi/10.7326/M16-2367'
	},
	nice: {
		title: 'NICE NG59, low back pain and sciatica in over 16s',
		year: 2016,
		place: 'nice.org.uk/guidance/ng59'
	},
	exe: {
		title: 'Review of exercise for chronic low back pain for WHO',
		year: 2023,
		place: 'pmc PMC10684665'
	},
	enk: {
		title: 'Enke, anticonvulsants in low back pain and radicular pain',
		year: 2018,
		place: 'cmaj.ca/content/190/26/E786'
	},
	pss: {
		title: 'Review of failed-surgery and postsurgical spinal pain',
		year: 2018,
		place: 'pmc PMC5913031'
	},
	cdc: {
		title: 'CDC guideline for prescribing opioids, as quoted',
		year: 2022,
		place: 'opioidlibrary.caronova.org'
	},
	adh: {
		title: 'Adhesiolysis: reviews and a randomized trial of 120 people',
		year: 2012,
		place: 'doi 10.2147/JPR.S38999'
	},
	ta159: {
		title: 'NICE TA159, spinal cord stimulation',
		year: 2008,
		place: 'nice.org.uk/guidance/TA159'
	},
	mtg41: {
		title: 'NICE MTG41, Senza (10 kHz) stimulation',
		year: 2019,
		place: 'nice.org.uk/guidance/mtg41'
	},
	coc: {
		title: 'Cochrane review of spinal cord stimulation',
		year: 2023,
		place: 'doi 10.1002/14651858.CD014789.pub2'
	},
	ipg451: {
		title: 'NICE IPG451, peripheral nerve-field stimulation',
		year: 2013,
		place: 'nice.org.uk/guidance/IPG451'
	},
	seb: { title: 'Sebaaly, failed-back work-up and treatment', year: 2018, place: 'pmc PMC6002183' },
	wad: { title: 'Waddell, as quoted', year: null, place: 'spinesurgerycapetown.co.za' },
	guy: {
		title: 'Guyer, causes of pain after spine surgery',
		year: 2006,
		place: 'docslib.org/doc/10973642'
	},
	cg: { title: 'Clinical Gate, pain after back surgery', year: null, place: 'clinicalgate.com' },
	man: {
		title: 'Manchikanti, epidural fibrosis',
		year: 2015,
		place: 'brieflands.com/articles/aapm-17488'
	},
	img: {
		title: 'Imaging after lumbar spine surgery',
		year: 2022,
		place: 'doi 10.1186/s13244-022-01246-z'
	},
	icd0: {
		title: 'ICD-10-CM M96.0, pseudarthrosis after fusion',
		year: null,
		place: 'mirahealth.care'
	},
	daq: {
		title: 'Quality of decision aids for back pain',
		year: 2019,
		place: 'Medical Decision Making 2019/5'
	},
	dm: { title: 'Diabetes and lumbar surgery, 902 people', year: 2013, place: 'pubmed 23993899' },
	htn: {
		title: 'Hypertension and readmission, 297,579 fusions',
		year: 2023,
		place: 'pmc PMC10416585'
	},
	daa: {
		title: 'Depression and anxiety before 391 fusions',
		year: 2021,
		place: 'ijssurgery.com/content/15/2/234'
	},
	bmj: {
		title: 'BMJ Best Practice, cauda equina syndrome',
		year: null,
		place: 'bestpractice.bmj.com 3000164'
	},
	glo: {
		title: 'Gloucestershire pathway, spinal red flags',
		year: null,
		place: 'g-care.glos.nhs.uk'
	},
	bri: { title: 'Bristol Spine Clinic', year: null, place: 'bristolspineclinic.co.uk' },
	sh: { title: 'Sheffield Aches and Pains', year: null, place: 'sheffieldachespains' },
	fin: { title: 'Finucane, framework for red flags', year: 2020, place: 'researchers.mq.edu.au' },
	ktc: { title: 'PHQ-9, item 9', year: null, place: 'LOINC 44260-8' },
	general: { title: 'General knowledge of the field', year: null, place: '' }
} as const satisfies Readonly<Record<string, Source>>;
export type SourceKey = keyof typeof sources;

export interface Reviewed {
	/** Null: not yet reviewed by a clinician. */
	readonly reviewedBy: string | null;
	/** YYYY-MM-DD. */
	readonly reviewedOn: string | null;
}
