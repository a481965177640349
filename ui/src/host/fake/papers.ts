/** Invented papers in the form of real ones, in a small markup that `read.ts` explains. */
export interface Paper {
  name: string;
  title: string;
  kind: string;
  kindTitle: string;
  modification: string | null;
  version: string | null;
  date: string | null;
  status: 'read' | 'partial' | 'failed';
  notices: { code: string; message: string; page: number | null }[];
  text: string;
}

const BROKEN = {
  code: 'broken-words',
  message: 'Words appear broken (‘wil l’). Matching ignores these gaps, and the text shows the words as read.',
  page: null,
};

export const PAPERS: Paper[] = [
  {
    name: 'section-g-extract.txt',
    title: 'Section G extract (sample)',
    kind: 'code',
    kindTitle: 'Code extract',
    modification: null,
    version: '4.1',
    date: '1 March 2026',
    status: 'read',
    notices: [],
    text: `
#0 Section G – Security (sample extract)
#1 Assurance of shared equipment
@G8.40
- G8.40 Each User shall arrange an assessment of its equipment, and [[G8.41 to G8.43]] say how often.
@G8.41
- G8.41 A User with more than 40,000 meters shall be assessed in full each year, as described in [[G8.44]].
@G8.42
#2 Shared equipment
- G8.42 Where two or more Users share equipment:
-1 (a) they shall name one lead User for the purposes of [[G8.41]];
-1 (b) the lead User shall keep the record described in [[G10.1]]; and
-1 (c) the assessor may treat the equipment as one installation.
=
@G8.43
- G8.43 In counting meters for the purposes of [[G8.41]] and [[G8.42]], equipment used by another User is left out.
@G8.44
- G8.44 A full assessment covers every item listed in [[G10.2]] and is carried out on the premises.
#1 Records
@G10.1
- G10.1 A lead User shall keep a record of every User that shares its equipment.
@G10.2
- G10.2 The record shall list:
-1 (a) each item of equipment;
-1 (b) the date of its last assessment under [[G8.40]]; and
-1 (c) any finding that remains open.
^ 1 The list was agreed by the assessors in an earlier sample paper.
`,
  },
  {
    name: 'secmp0901-legal-text.docx',
    title: 'SECMP0901 Draft legal text (sample)',
    kind: 'legal-text',
    kindTitle: 'Legal text',
    modification: 'SECMP0901',
    version: '0.3',
    date: '14 May 2026',
    status: 'read',
    notices: [],
    text: `
#0 SECMP0901 – Draft legal text
#1 Changes to Section G
! Insert a new G8.42A as follows:
@G8.42A
- G8.42A A pool of lead Users may name one assessor, and [[G8.41 to G8.43]] then apply to the pool as a whole.
@-
! Delete G8.43 and amend G10.1 as follows:
@G8.43
~ G8.43 In counting meters for the purposes of [[G8.41]] and [[G8.42]], equipment used by another User is left out.
@G10.1
- G10.1 A lead User, or the assessor of a pool, shall keep a record of every User that shares its equipment.
=
@-
#1 Consequential changes
- In [[G10.2]](b), the words “under [[G8.40]]” become “under [[G8.40 to G8.42]]”.
- The reference to [[G 8.44!]] in the schedule is not changed.
`,
  },
  {
    name: 'secmp0901-report.pdf',
    title: 'SECMP0901 Modification report: shared assessor pools (sample)',
    kind: 'final-report',
    kindTitle: 'Modification report',
    modification: 'SECMP0901',
    version: '1.0',
    date: '2 June 2026',
    status: 'read',
    notices: [BROKEN],
    text: `
#0 SECMP0901 ‘Shared assessor pools’
#1 1. Summary
- This sample report proposes that lead Users {wil l|will} be able to pool their assessors. It changes [[G8.42]] and takes out [[G8.43]].
#1 2. What is the issue?
- Under [[G8.41]], every User with many meters arranges its own assessment. Where equipment is shared, the same rack is assessed several times a year.
- The proposer counted eleven visits to one site. [[G8.40 to G8.43]] leave no room for a joint visit.
=
#1 3. Solution
- A new clause lets a pool name one assessor. The {Init ial|Initial} Assessment of a pool is a full assessment as in [[G8.44]].
#2 3.1 Costs
| Central systems | £12,500 |
| Each pool, once | £900 |
#2 3.2 Risks
- If the count in [[G8.43]] goes, small Users may pass the threshold of 40,000 meters without any change of their own.
^ 2 Figures in this sample are invented.
=
#1 4. Views of the working group
- The group preferred [[G8.42 to G8.44]] to be read together and asked for an example of shared equipment.
`,
  },
  {
    name: 'secmp0901-responses.pdf',
    title: 'SECMP0901 Collated responses (sample)',
    kind: 'responses',
    kindTitle: 'Consultation responses',
    modification: 'SECMP0901',
    version: '1.0',
    date: '30 May 2026',
    status: 'partial',
    notices: [{ code: 'pages-missing', message: 'Page 2 of 3 could not be read. Searches leave it out.', page: 2 }],
    text: `
#0 SECMP0901 consultation: collated responses
#1 Question 1: Do you agree that the proposal should be approved?
| Harbour Lights Energy (sample) | Large Supplier | Approve | Shared equipment should be assessed once.
|+ Today four assessors visit the same rack in one year. A pool with one assessor, as in the new clause, gives the same assurance for a quarter of the cost, and [[G8.44]] still says what a full assessment covers.
|+ The record in [[G10.1]] should name the pool and not only its lead User.
| Fenland Heat (sample) | Small Supplier | Approve | Agree, if [[G8.43]] is kept for small Users.
| Two Rivers Supply (sample) | Small Supplier | Reject | The count in [[G8.41 to G8.43]] is well understood.
| Northgate Metering (sample) | Other respondent | Neutral | We do not share equipment and have no view.
| Saltmarsh Networks (sample) | Network Party |  | We would answer once the costs of a pool are known.
=
=
#1 Question 2: Any other comments?
| Harbour Lights Energy (sample) | Large Supplier |  | 
| Fenland Heat (sample) | Small Supplier |  | Fenland Heat asks whether [[G10.1]] covers equipment on hire.
| Two Rivers Supply (sample) | Small Supplier |  | The threshold of 40,000 meters would catch Users that have changed nothing.
| Saltmarsh Networks (sample) | Network Party |  | 
`,
  },
  {
    name: 'secmp0902-proposal.txt',
    title: 'SECMP0902 Proposal form: assessment intervals (sample)',
    kind: 'proposal',
    kindTitle: 'Proposal form',
    modification: 'SECMP0902',
    version: '0.1',
    date: '11 July 2026',
    status: 'read',
    notices: [],
    text: `
#0 SECMP0902 Proposal form
#1 What is proposed
- The interval of a full assessment in [[G8.41]] becomes two years for Users with a clean record. [[G7.19]] is not touched.
#1 Clauses affected
- [[G8.41]], [[G8.44]] and the group [[G10.1 to G10.2]].
`,
  },
  {
    name: 'secmp0902-report.txt',
    title: 'SECMP0902 Initial modification report (sample)',
    kind: 'initial-report',
    kindTitle: 'Initial report',
    modification: 'SECMP0902',
    version: '0.2',
    date: '8 August 2026',
    status: 'read',
    notices: [],
    text: `
#0 SECMP0902 ‘Assessment intervals’
#1 1. Background
- [[G8.40 to G8.44]] describe the assessment of Users. This sample report looks at the interval only.
#1 2. Interaction with SECMP0901
- SECMP0901 proposes to take out [[G8.43]]; the interval would then follow [[G8.42]].
- The change would take effect on DD MONTH YEAR.
=
#1 3. Early views of respondents
#1 Question 1: Should the interval become two years?
| Harbour Lights Energy (sample) | Large Supplier | Agree | A clean record should count for something.
| Two Rivers Supply (sample) | Small Supplier | Agree | Agreed, provided that [[G8.41]] says what a clean record is.
| Quayside Data Services (sample) | Other party | Disagree | Two years is long for equipment that changes monthly.
`,
  },
  {
    name: 'minutes-scan.pdf',
    title: 'minutes-scan.pdf',
    kind: 'other',
    kindTitle: 'Other paper',
    modification: null,
    version: null,
    date: null,
    status: 'failed',
    notices: [{ code: 'not-text', message: '2 pages are pictures with no text. They can be viewed, but not searched or checked.', page: null }],
    text: '',
  },
];

/** Paragraphs of the long paper. */
export const LONG = 4000;

/** A paper whose paragraphs differ in length; every 997th holds the word “needle”. */
export function longPaper(paragraphs: number): Paper {
  const lines = Array.from({ length: paragraphs }, (_, at) => {
    const words = `${'words that fill a line of this sample paper and go on '.repeat(1 + ((at * 7) % 9))}[[G8.41]]`;
    const needle = at % 997 === 500 ? 'Here is the needle. ' : '';
    return `${at % 40 === 0 ? '=\n#1 Part\n' : ''}- ${at}. ${needle}${words}.`;
  });
  return {
    name: 'long.txt',
    title: 'A long paper (sample)',
    kind: 'other',
    kindTitle: 'Other paper',
    modification: null,
    version: null,
    date: null,
    status: 'read',
    notices: [],
    text: `#0 A long paper (sample)\n${lines.join('\n')}`,
  };
}
