import type { CheckExplanation, FindingPlace, FindingsView, FindingView, Piece } from '$/api/generated';

import { HostError } from '../host';
import type { FakeDocument } from './read';

/** Words of a paper that a finding is about. */
interface Where {
  name: string;
  words: string;
  label?: string;
}

type Draft = Pick<FindingView, 'code' | 'check' | 'severity' | 'confidence' | 'message'> & {
  because?: string;
  suggestions?: string[];
  at: Where[];
};

const LEGAL = 'secmp0901-legal-text.docx';

/** What the fake checks report, the gravest and surest first. */
const DRAFTS: Draft[] = [
  {
    code: 'R002',
    check: 'reference-to-deleted-clause',
    severity: 'error',
    confidence: 'high',
    message: 'New G8.42A cites G8.43, which the same paper deletes.',
    because: 'The range G8.41 to G8.43 includes G8.43, and G8.43 is shown struck through.',
    suggestions: ['End the range at G8.42.', 'Say in G8.42A what is to apply in place of G8.43.'],
    at: [
      { name: LEGAL, words: 'G8.41 to G8.43', label: 'the new clause' },
      { name: LEGAL, words: 'In counting meters for the purposes of', label: 'the clause as deleted' },
    ],
  },
  {
    code: 'R011',
    check: 'scope-differs',
    severity: 'error',
    confidence: 'medium',
    message: 'The proposal form and the report on SECMP0902 do not name the same clauses.',
    because: 'The form lists G8.41, G8.44 and G10.1 to G10.2; the report speaks of G8.40 to G8.44.',
    at: [
      { name: 'secmp0902-proposal.txt', words: 'G10.1 to G10.2', label: 'what the form lists' },
      { name: 'secmp0902-report.txt', words: 'G8.40 to G8.44', label: 'what the report describes' },
    ],
  },
  {
    code: 'R004',
    check: 'malformed-reference',
    severity: 'warning',
    confidence: 'high',
    message: 'There is a space inside the number of “G 8.44”.',
    suggestions: ['Write G8.44.'],
    at: [{ name: LEGAL, words: 'G 8.44' }],
  },
  {
    code: 'R002',
    check: 'reference-to-deleted-clause',
    severity: 'warning',
    confidence: 'medium',
    message: 'The first report on SECMP0902 describes G8.43, which SECMP0901 deletes.',
    because: 'The range G8.40 to G8.44 includes G8.43. The report may speak of the code as it was.',
    at: [
      { name: 'secmp0902-report.txt', words: 'G8.40 to G8.44', label: 'the report' },
      { name: LEGAL, words: 'In counting meters for the purposes of', label: 'the clause as deleted by SECMP0901' },
    ],
  },
  {
    code: 'R020',
    check: 'replaced-words-not-found',
    severity: 'warning',
    confidence: 'high',
    message: 'The words “under G8.40” that are to be replaced in G10.2(b) stand there with other words between.',
    at: [{ name: LEGAL, words: 'become “under' }],
  },
  {
    code: 'R031',
    check: 'template-text',
    severity: 'note',
    confidence: 'high',
    message: 'The template text “DD MONTH YEAR” was left in.',
    suggestions: ['Put the date, or say that it is not yet known.'],
    at: [{ name: 'secmp0902-report.txt', words: 'DD MONTH YEAR' }],
  },
  {
    code: 'R040',
    check: 'undefined-term',
    severity: 'note',
    confidence: 'low',
    message: '“Initial Assessment” is written as a defined term, and no paper here defines it.',
    at: [{ name: 'secmp0901-report.pdf', words: 'Assessment of a pool' }],
  },
];

const LAST_WORDS = 'Write to the drafter where you are not sure.';

/** Marks some words in the words of a block. */
function mark(pieces: Piece[], words: string): Piece[] {
  return pieces.flatMap((piece) => {
    const at = piece.text.indexOf(words);
    if (at < 0) return [piece];
    const part = (text: string, hit: boolean) => ({ ...piece, text, hit });
    const parts = [part(piece.text.slice(0, at), false), part(words, true), part(piece.text.slice(at + words.length), false)];
    return parts.filter(({ text }) => text !== '');
  });
}

function place(documents: FakeDocument[], { name, words, label = '' }: Where, role: string): FindingPlace | null {
  const document = documents.find(({ row }) => row.name === name);
  const block = document?.blocks.find(({ pieces }) => pieces.some(({ text }) => text.includes(words)));
  if (!document || !block) return null;
  return {
    document: document.row.id,
    documentTitle: document.row.title,
    block: block.index,
    page: block.page,
    clause: block.clause?.slice(4) ?? null,
    role,
    label,
    snippet: mark(block.pieces, words),
  };
}

/** The findings on the papers that are there; `long` adds some hundreds. */
export function findingsOn(documents: FakeDocument[], long: FakeDocument | undefined): FindingView[] {
  const own = DRAFTS.flatMap(({ at, because = null, suggestions = [], ...draft }, index) => {
    const places = at.flatMap((where, nth) => place(documents, where, nth === 0 ? 'primary' : 'related') ?? []);
    const first = places[0];
    if (!first || places.length < at.length) return [];
    const { modification } = documents.find(({ row }) => row.id === first.document)?.row ?? { modification: null };
    return [{ ...draft, because, suggestions, places, modification, fingerprint: `fake-${index}` }];
  });
  return long ? [...own, ...many(long)] : own;
}

/** A finding for every response of a long paper. */
function many({ row, blocks }: FakeDocument): FindingView[] {
  return blocks
    .filter(({ kind }) => kind === 'table-row')
    .map((block) => ({
      code: 'R050',
      check: 'response-cites-changed-clause',
      severity: 'note',
      confidence: 'medium',
      message: `The response in row ${block.index} cites G8.41, which SECMP0902 changes.`,
      because: null,
      suggestions: [],
      places: [
        {
          document: row.id,
          documentTitle: row.title,
          block: block.index,
          page: block.page,
          clause: null,
          role: 'primary',
          label: '',
          snippet: block.pieces.map((piece) => ({ ...piece, hit: piece.reference !== null })),
        },
      ],
      modification: row.modification,
      fingerprint: `fake-long-${block.index}`,
    }));
}

/** What the checks of the fake library say. */
export function findingsView(documents: FakeDocument[], long: FakeDocument | undefined): FindingsView {
  const unread = documents.filter(({ row }) => row.status !== 'read');
  return {
    findings: findingsOn(documents, long),
    checks: 14,
    documents: documents.length,
    notFullyRead: unread.length,
    notChecked: [
      'SECMP0902 has no legal text in this library, so its drafting was not checked.',
      ...unread.map(({ row }) => `“${row.title}” was not read in full; what was not read was not checked.`),
    ],
  };
}

/** What a fake check reports. */
export function explainCheck(check: string): CheckExplanation {
  const draft = DRAFTS.find((one) => one.code === check || one.check === check);
  if (!draft) {
    throw new HostError({ code: 'not-found', message: `There is no check ${check}.`, hint: 'Open the list of findings.' });
  }
  const name = draft.check.replaceAll('-', ' ');
  return {
    code: draft.code,
    check: draft.check,
    summary: `Reports a ${name} in the papers of a modification.`,
    severity: draft.severity,
    parts: [
      {
        heading: '',
        paragraphs: [`This check reports a ${name}. It compares the words of the papers in the library, and nothing else.`],
        example: false,
      },
      {
        heading: 'Why it matters',
        paragraphs: ['A reader who follows the words would arrive at nothing, or at something else than was meant.', LAST_WORDS],
        example: false,
      },
      {
        heading: 'Example',
        paragraphs: ['A9.1 is deleted.', 'A9.4  The steps in A9.1 to A9.3 apply to every new User.'],
        example: true,
      },
    ],
  };
}
