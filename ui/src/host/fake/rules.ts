import type {
  BasisView,
  CandidatesView,
  CompareRequest,
  CompareView,
  DraftRequest,
  DraftStartRequest,
  DraftText,
  DraftView,
  ExampleView,
  GivenValue,
  HolesView,
  OutcomeView,
  PartyField,
  ReadClause,
  RowView,
  RuleFiles,
  RulesRequest,
  RulesView,
  RuleView,
  SideView,
  StepsRequest,
  StepsView,
  VerdictView,
  WhatIfRequest,
  WhatIfView,
} from '$/api/generated';

import { HostError } from '../host';
import type { FakeDocument } from './read';

/** A regime of the fake: one threshold for suppliers, in the words of its rules. */
interface FakeRegime {
  name: string;
  title: string;
  /** How often a Non-Domestic Premises counts. */
  factor: number;
  counted: string;
  other: string[];
  texts: [clause: string, words: string][];
}

const FULL = ['Full', 'Full', 'Full'];
const MIXED = ['Full', 'Verification', 'Self'];
const CODE = 'SEC:';
const THRESHOLD = 250_000;
const YEARS = ['Year 1', 'Year 2', 'Year 3'];

const REGIMES: Record<string, FakeRegime> = {
  'sec/R1': {
    name: 'R1',
    title: 'Smart Energy Code, Section G8, after SECMP0044',
    factor: 0,
    counted: 'the number of Domestic Premises',
    other: ['Full', 'Self', 'Self'],
    texts: [
      ['G8.41', 'A Supplier Party whose number of Domestic Premises exceeds 250,000 is assessed fully in each year.'],
      ['G8.42', 'Any other Supplier Party has a Full, then a Verification, then a Self-Assessment, and so on again.'],
      ['G8.47', 'An Other User has a Full, then a Self-Assessment in each of the two years that follow.'],
    ],
  },
  'sec/R2-drafted': {
    name: 'R2-drafted',
    title: 'Smart Energy Code, Section G8, as SECMP0059 is said to draft it',
    factor: 5,
    counted: 'Domestic Premises plus 5 times Non-Domestic Premises',
    other: MIXED,
    texts: [
      [
        'G8.41',
        'A Supplier Party for which the number of Domestic Premises and five times the number of Non-Domestic Premises together exceed 250,000 shall undergo a Full User Security Assessment in each year.',
      ],
      [
        'G8.42',
        'Any other Supplier Party shall undergo a Full, then a Verification and then a Self-Assessment, as the Security Sub-Committee may reasonably require.',
      ],
      ['G8.47', 'An Other User shall undergo a Full, then a Verification and then a Self-Assessment.'],
    ],
  },
};

const TABLES: Record<string, { name: string; source: string; combine: string; nonDomestic: boolean; other: string[] }> = {
  'sec/R1-intended': {
    name: 'R1-intended',
    source: 'SECMP0044 Final Modification Report v1.0, section 2',
    combine: 'Where several rows apply to one party, conflicts are reported. The report does not say how its rows combine.',
    nonDomestic: false,
    other: ['Full', 'Self', 'Self'],
  },
  'sec/R2-intended-onerous': {
    name: 'R2-intended-onerous',
    source: 'SECMP0059 Initial Modification Report v0.2, section 3',
    combine: 'Where several rows apply to one party, the most onerous outcome of each year holds. The report does not say so; a person must confirm it.',
    nonDomestic: true,
    other: MIXED,
  },
};

const FIELDS: PartyField[] = [
  role('supplier', 'Supplier', 'a Supplier Party'),
  role('other_user', 'Other User', 'an Other User'),
  counted('domestic', 'Domestic Premises', '40,000,000', 'not known where it is empty', true),
  counted('non_domestic', 'Non-Domestic Premises', '10,000,000', 'taken as 0 where it is empty', true),
  counted('users_served', 'Users served', '10,000', 'taken as 0 where it is empty', false),
  {
    key: 'uses_shared_resource',
    kind: 'fact',
    label: 'Uses a Shared Resource together with another User',
    says: 'Uses a Shared Resource together with another User',
    unit: null,
    bounds: null,
    absent: 'taken as “no” where nothing is said',
    used: true,
  },
];

function role(key: string, label: string, says: string): PartyField {
  return { key, kind: 'role', label, says, unit: null, bounds: null, absent: '', used: true };
}

function counted(key: string, unit: string, most: string, absent: string, used: boolean): PartyField {
  return { key, kind: 'count', label: unit, says: `${unit} that are supplied`, unit, bounds: `0 to ${most}`, absent, used };
}

function regimeOf(id: string): FakeRegime {
  const regime = REGIMES[id];
  if (regime) return regime;
  throw new HostError({ code: 'not-found', message: 'This file of rules is not there any more.', hint: 'Open it again.' });
}

/** The files that can be chosen. */
function ruleFiles(opened: string | null = null): RuleFiles {
  return {
    regimes: Object.entries(REGIMES).map(([id, { name, title }]) => ({
      id,
      name,
      title,
      from: 'built in',
      readings: [{ id: 'clauses', says: 'The clauses as they stand.' }],
      table: id === 'sec/R1' ? 'sec/R1-intended' : 'sec/R2-intended-onerous',
      vocabulary: 'sec',
    })),
    tables: Object.entries(TABLES).map(([id, { name, source }]) => ({ id, name, source, from: 'built in', vocabulary: 'sec' })),
    opened,
    problems: [],
  };
}

function rulesIn({ counted, other, factor }: FakeRegime): RuleView[] {
  const reconstructed = { status: 'reconstructed', statusWords: 'reconstructed wording', remarks: [] };
  const rule = (id: string, clause: string, condition: string, gives: string) => ({
    id,
    place: clause,
    clause: `${CODE}${clause}`,
    condition,
    gives,
    ...reconstructed,
  });
  return [
    rule('supplier-large', 'G8.41', `Supplier, and ${counted} is more than 250,000`, 'Full; the same again each year'),
    rule('supplier-small', 'G8.42', `Supplier, and ${counted} is at most 250,000`, 'Full, Verification, Self; then again from the first'),
    {
      ...rule('other', 'G8.47', 'Other User', `${other.join(', ')}; what comes after is not stated`),
      ...(factor === 0
        ? { status: 'stale', statusWords: 'stale: the clause has changed', remarks: ['The words of G8.47 have changed since this rule was read. It is not used.'] }
        : {}),
    },
  ];
}

/** A table beside the rules. */
function rulesView({ regime, table }: RulesRequest): RulesView {
  const fake = regimeOf(regime);
  const head = table === null ? undefined : TABLES[table];
  const agrees = { verdict: 'agrees', words: 'agrees (proved)', because: null };
  const differs = (because: string) => ({ verdict: 'differs', words: 'differs (example)', because });
  const row = (party: string, when: string, years: string[], rules: number[], agreement: RowView['agreement'] = agrees) => ({
    party,
    when,
    years,
    rules,
    agreement,
  });
  const mixed = 'A Supplier Party with 1 Domestic Premises and 50,000 Non-Domestic Premises: Full, Verification, Self against Full, Full, Full.';
  const isMixed = fake.factor > 0 && head?.nonDomestic === true;
  return {
    regime: fake.name,
    title: fake.title,
    inEffect: null,
    notes: fake.factor > 0 ? ['The drafted text is reconstructed from what a respondent says of it.'] : [],
    reconstructed: `The wording of G8.41, G8.42, G8.47 in ${fake.name} is reconstructed from reports; compare it with the published text.`,
    stale: fake.factor === 0 ? 'The words of G8.47 have changed since a rule was read from them. What rests on it is “cannot tell”.' : null,
    table: head ? { name: head.name, source: head.source, combine: head.combine, years: YEARS } : null,
    rows: head
      ? [
          row('Supplier', 'domestic > 250,000', FULL, [0]),
          row('Supplier', 'domestic <= 250,000', MIXED, [0, 1], isMixed ? differs(mixed) : agrees),
          ...(head.nonDomestic
            ? [
                row('Supplier', 'non_domestic > 50,000', FULL, [0, 1]),
                row('Supplier', 'non_domestic <= 50,000', MIXED, [0, 1], isMixed ? differs(mixed) : agrees),
              ]
            : []),
          row(
            'Other User',
            '',
            head.other,
            fake.factor === 0 ? [] : [2],
            fake.factor === 0
              ? { verdict: 'cannot-tell', words: 'cannot tell', because: 'The rule for Other Users is stale.' }
              : agrees,
          ),
        ]
      : [],
    rules: rulesIn(fake),
    fields: FIELDS,
  };
}

function by(rule: string, clause: string): BasisView {
  return { rule, place: clause, clause: `${CODE}${clause}`, marks: ['reconstructed wording'] };
}

function fromTable(rule: string, place: string): BasisView {
  return { rule, place, clause: null, marks: [] };
}

function sides(left: SideView, right: SideView): SideView[] {
  const mark = (side: SideView, other: SideView) => ({
    ...side,
    years: side.years.map((year, at) => ({ ...year, differs: year.says !== other.years[at]?.says })),
  });
  return [mark(left, right), mark(right, left)];
}

function side(name: string, years: string[], basis: BasisView[]): SideView {
  return { name, years: years.map((says) => ({ says, differs: false })), by: basis };
}

const SMALLEST: ExampleView = {
  says: 'The smallest such party: a Supplier Party with 1 Domestic Premises and 50,000 Non-Domestic Premises.',
  years: YEARS,
  sides: sides(
    side('R2-drafted', FULL, [by('supplier-large', 'G8.41')]),
    side('R2-intended-onerous', MIXED, [
      fromTable('Supplier, domestic <= 250,000', 'SECMP0059 Initial Modification Report v0.2, section 3'),
      fromTable('Supplier, non_domestic <= 50,000', 'SECMP0059 Initial Modification Report v0.2, section 3'),
    ]),
  ),
};

const NEIGHBOUR: ExampleView = {
  says: 'A Supplier Party with 0 Domestic Premises and 50,000 Non-Domestic Premises.',
  years: YEARS,
  sides: sides(
    side('R2-drafted', MIXED, [by('supplier-small', 'G8.42')]),
    side('R2-intended-onerous', MIXED, [
      fromTable('Supplier, non_domestic <= 50,000', 'SECMP0059 Initial Modification Report v0.2, section 3'),
    ]),
  ),
};

const DOMAIN = 'The question is about every party with one role that can be by the vocabulary.';

function proved(question: string, title: string, says: string): VerdictView {
  return {
    question,
    verdict: 'agrees',
    title,
    says,
    domain: DOMAIN,
    examples: [],
    more: null,
    neighbour: null,
    proof: 'The proof has 41 steps and was replayed by a checker of its own; 1,204 parties at the boundaries were evaluated besides.',
    remarks: [],
    assumptions: [],
    several: null,
    warnings: [],
  };
}

/** Whether the rules give what the table states. */
function rulesVerdict({ regime, table }: RulesRequest): VerdictView {
  const fake = regimeOf(regime);
  const head = TABLES[table ?? ''];
  const question = `Do ${fake.name} and ${head?.name ?? 'the table'} give every party the same in every year of which both say something?`;
  const warnings = [`The wording of G8.41 and G8.42 in ${fake.name} is reconstructed from reports; compare it with the published text.`];
  const assumptions = [
    `Where several rows of ${head?.name ?? 'the table'} apply to one party, “most onerous” decides. The report does not say so; a person must confirm it.`,
    `${head?.name ?? 'The table'} states nothing of the years after its last column; they are not compared.`,
  ];
  if (fake.factor === 0) {
    return {
      ...proved(question, 'Cannot tell (why)', ''),
      verdict: 'cannot-tell',
      says: 'The words of G8.47 have changed since the rule “other” was read from them. Compare rule and clause, then give the rule the new fingerprint of the clause.',
      proof: null,
      assumptions,
      warnings,
    };
  }
  if (head?.nonDomestic !== true) return { ...proved(question, 'Agrees (proved for the stated range)', 'Both give every party the same.'), warnings };
  return {
    question,
    verdict: 'differs',
    title: 'Differs (example)',
    says: 'The drafted rules give something else than the table to 2 kinds of party.',
    domain: DOMAIN,
    examples: [SMALLEST],
    more: null,
    neighbour: NEIGHBOUR,
    proof: null,
    remarks: ['R2-drafted is never less onerous than R2-intended-onerous (proved).', 'It is not so that R2-intended-onerous is never less onerous than R2-drafted.'],
    several: proved(question, 'Agrees (proved for the stated range)', 'It holds of every such party.'),
    assumptions,
    warnings,
  };
}

/** Gaps and conflicts. */
function rulesHoles({ regime }: RulesRequest): HolesView {
  const { name } = regimeOf(regime);
  return {
    gaps: {
      ...proved(`Does a rule of ${name} apply to every party?`, 'Gaps (example)', 'To 1 kind of party no rule applies.'),
      verdict: 'differs',
      proof: null,
      examples: [{ says: 'The smallest such party: a Network Party.', years: YEARS, sides: [side(name, ['none', 'none', 'none'], [])] }],
    },
    conflicts: proved(`Does ${name} give no party two outcomes in one year?`, 'No conflicts (proved for the stated range)', 'No party gets two outcomes in one year.'),
  };
}

function numberOf(given: GivenValue[], key: string): number {
  return Number((given.find((one) => one.key === key)?.value ?? '0').replaceAll(',', ''));
}

function outcome({ factor }: FakeRegime, domestic: number, nonDomestic: number): OutcomeView {
  const large = domestic + factor * nonDomestic > THRESHOLD;
  return {
    years: large ? FULL : MIXED,
    after: large ? 'the same again each year' : 'again from the first',
    perYear: null,
    by: [large ? by('supplier-large', 'G8.41') : by('supplier-small', 'G8.42')],
    readings: null,
  };
}

/** What a party gets. */
function whatIf(regime: string, given: GivenValue[]): WhatIfView {
  const fake = regimeOf(regime);
  const errors = given
    .filter(({ key, value }) => FIELDS.some((field) => field.key === key && field.kind === 'count') && !/^[\d,]+$/.test(value))
    .map(({ key, value }) => ({ key, message: `“${value}” is no whole number. Write it like 250,000.` }));
  const answer: WhatIfView = {
    regime: fake.name,
    standing: 'unclear',
    title: 'Unclear',
    why: '',
    years: YEARS,
    outcomes: [],
    roles: [],
    open: [],
    assumptions: [],
    duties: [],
    errors,
  };
  if (errors.length > 0) return { ...answer, why: 'The description of the party cannot be used as it stands.' };
  if (!given.some(({ key, value }) => key === 'supplier' && value === 'yes')) {
    return { ...answer, standing: 'silent', title: 'Silent', why: `No rule of ${fake.name} says anything of such a party.` };
  }
  if (!given.some(({ key }) => key === 'domestic')) {
    return { ...answer, why: 'It depends on the number of Domestic Premises, which is not said.' };
  }
  const [domestic, nonDomestic] = [numberOf(given, 'domestic'), numberOf(given, 'non_domestic')];
  const isSilent = fake.factor === 0 && nonDomestic > 0;
  return {
    ...answer,
    standing: isSilent ? 'silent' : 'determined',
    title: isSilent ? 'Silent' : 'Determined',
    why: isSilent ? 'The code says nothing of Non-Domestic Premises.' : 'Every reading of the papers gives the same.',
    outcomes: [outcome(fake, domestic, nonDomestic)],
    open: isSilent
      ? [
          {
            kind: 'The papers are silent',
            says: 'The code sets types for the years after the first by Domestic Premises only.',
            ask: 'Which assessment is due in years two and three for a Supplier Party with Non-Domestic Premises?',
            sources: ['SECMP0059 Initial Modification Report v0.2, sections 1 and 2'],
          },
        ]
      : [],
    assumptions: ['The wording of G8.41 and G8.42 is reconstructed from reports; compare it with the published text.'],
    duties: [{ says: 'A Supplier Party must provide its report within 10 Working Days after the assessment.', place: 'G10.7', open: null }],
  };
}

/** Where the outcome changes along one count. */
function whatIfSteps(regime: string, given: GivenValue[], count: string): StepsView {
  const fake = regimeOf(regime);
  const field = FIELDS.find(({ key }) => key === count);
  const [domestic, nonDomestic] = [numberOf(given, 'domestic'), numberOf(given, 'non_domestic')];
  const last =
    count === 'domestic'
      ? THRESHOLD - fake.factor * nonDomestic
      : fake.factor === 0
        ? Number.POSITIVE_INFINITY
        : Math.floor((THRESHOLD - domestic) / fake.factor);
  const most = count === 'domestic' ? 40_000_000 : 10_000_000;
  const at = count === 'domestic' ? domestic : nonDomestic;
  const written = (value: number) => value.toLocaleString('en-GB');
  const step = (from: number, to: number) => ({
    range: `${written(from)} to ${written(to)}`,
    standing: 'determined',
    title: 'Determined',
    why: 'Every reading of the papers gives the same.',
    outcomes: [count === 'domestic' ? outcome(fake, from, nonDomestic) : outcome(fake, domestic, from)],
    here: from <= at && at <= to,
  });
  const ends = last < 0 || last >= most;
  return {
    unit: field?.unit ?? count,
    years: YEARS,
    steps: ends ? [step(0, most)] : [step(0, last), step(last + 1, most)],
    says: 'Everything else about the party stays as described.',
  };
}

/** What changes between two regimes. */
function compareRules(before: string, after: string, given: GivenValue[]): CompareView {
  const [first, second] = [regimeOf(before), regimeOf(after)];
  const answers = given.length === 0 ? null : ([whatIf(before, given), whatIf(after, given)] as const);
  const years = (answer: WhatIfView) => answer.outcomes.map((one) => one.years.join(', ')).join(' / ');
  const isSame = answers !== null && years(answers[0]) === years(answers[1]);
  return {
    before: answers?.[0] ?? null,
    after: answers?.[1] ?? null,
    change: answers === null ? null : isSame ? 'Nothing changes for this party.' : 'What this party gets changes.',
    who: {
      ...proved(
        `Do ${first.name} and ${second.name} give every party the same in every year of which both say something?`,
        'Differs (example)',
        'Something changes for 1 kind of party.',
      ),
      verdict: 'differs',
      proof: null,
      examples: [
        {
          says: 'The smallest such party: a Supplier Party with 0 Domestic Premises and 50,001 Non-Domestic Premises.',
          years: YEARS,
          sides: sides(side(first.name, MIXED, [by('supplier-small', 'G8.42')]), side(second.name, FULL, [by('supplier-large', 'G8.41')])),
        },
      ],
    },
  };
}

const QUESTION = '“as the Security Sub-Committee may reasonably require” calls for judgement. What does it ask for here?';
const UNREAD = /,? as the Security Sub-Committee may reasonably require/;

function readClause(path: string, words: string, block: number | null): ReadClause {
  const [unread = ''] = UNREAD.exec(words) ?? [];
  const [before = '', after = ''] = unread === '' ? [words] : words.split(unread);
  const [threshold = ''] = /[\d,]{4,}/.exec(words) ?? [];
  const isRule = /Full|fully/.test(words);
  const all = words.split(/\s+/).length;
  const not = unread === '' ? 0 : unread.trim().split(/\s+/).length;
  const pieces = [
    { text: before, read: true },
    { text: unread, read: false },
    { text: after, read: true },
  ];
  return {
    path,
    clause: path === '' ? null : `${CODE}${path}`,
    words: pieces.filter(({ text }) => text !== ''),
    share: `${all - not} of ${all} words read`,
    candidates: isRule
      ? [
          {
            kind: 'Rule',
            path,
            says:
              threshold === ''
                ? 'When Supplier: Full, then Verification, then Self.'
                : `When Supplier and Domestic Premises${/five times/.test(words) ? ' + 5 × Non-Domestic Premises' : ''} is more than ${threshold}: Full in every year.`,
            parts: [
              ...(threshold === '' ? [] : [{ what: 'Number', words: threshold }]),
              { what: 'Outcome', words: 'Full' },
            ],
            certainty: unread === '' ? 'certain' : 'open',
            certaintyWords: unread === '' ? 'every word read' : 'open questions',
            questions: unread === '' ? [] : [QUESTION],
          },
        ]
      : [],
    questions: [],
    block,
  };
}

/** What was read in the clauses of a paper, and in a clause of the rules, so that there is a rule among them. */
export function ruleCandidates({ blocks }: FakeDocument): CandidatesView {
  const printed = blocks.filter(({ clause, deleted, kind }) => clause !== null && !deleted && kind !== 'heading');
  const clauses = [
    ...printed.map(({ clause, pieces, index }) =>
      readClause(clause?.slice(CODE.length) ?? '', pieces.map(({ text }) => text).join(''), index),
    ),
    ...(REGIMES['sec/R2-drafted']?.texts ?? []).map(([path, words]) => readClause(path, words, 1)),
  ];
  return { read: `${clauses.length} clauses were read, 98 of their 107 words. Nothing here is a rule yet.`, clauses };
}

/** A copy of clauses to draft in. */
function draftStart(regime: string | null): DraftText {
  const { name, texts } = regimeOf(regime ?? 'sec/R1');
  return {
    text: texts.map(([clause, words]) => `${clause} ${words}`).join('\n\n'),
    says: `A copy of the clauses of ${name}.`,
  };
}

/** What a scratch text says. */
function draftCheck(text: string, table: string, asRead: boolean): DraftView {
  const clauses = text
    .split(/\n(?=G\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, path = '', words = part] = /^(G\d+\.\d+[A-Z]?)\s+(.*)$/s.exec(part) ?? [];
      return readClause(path, words, null);
    });
  const open = clauses.find(({ candidates }) => candidates.some(({ certainty }) => certainty !== 'certain'));
  const found = rulesVerdict({ regime: 'sec/R2-drafted', reading: null, table });
  const question = found.question.replace('R2-drafted', 'the draft');
  const renamed = (example: ExampleView): ExampleView => ({
    ...example,
    sides: example.sides.map((one) => (one.name === 'R2-drafted' ? { ...one, name: 'The draft' } : one)),
  });
  let verdict: VerdictView = { ...found, question, warnings: [], examples: found.examples.map(renamed), neighbour: found.neighbour && renamed(found.neighbour) };
  if (open && !asRead) {
    verdict = {
      ...verdict,
      verdict: 'cannot-tell',
      title: 'Cannot tell (why)',
      says: `What ${open.path} says is open: ${QUESTION}`,
      examples: [],
      neighbour: null,
      remarks: [],
      several: null,
    };
  } else if (!/five times/.test(text)) {
    verdict = { ...proved(question, 'Agrees (proved for the stated range)', 'Both give every party the same.'), assumptions: found.assumptions };
  }
  const unsettled = open && !asRead ? [{ clause: open.path, words: '', why: QUESTION }] : [];
  return { clauses, read: `${clauses.length} ${clauses.length === 1 ? 'clause' : 'clauses'} read.`, unsettled, verdict };
}

/** The commands on rules that need no library. */
export const handlers = {
  rule_files: () => ruleFiles(),
  choose_rules: () => ruleFiles('sec/R1'),
  rules: rulesView,
  rules_verdict: rulesVerdict,
  rules_holes: rulesHoles,
  what_if: ({ regime, given }: WhatIfRequest) => whatIf(regime, given),
  what_if_steps: ({ regime, given, count }: StepsRequest) => whatIfSteps(regime, given, count),
  compare_rules: ({ before, after, given }: CompareRequest) => compareRules(before, after, given),
  draft_start: ({ regime }: DraftStartRequest) => draftStart(regime),
  draft_check: ({ text, table, asRead }: DraftRequest) => draftCheck(text, table, asRead),
};
