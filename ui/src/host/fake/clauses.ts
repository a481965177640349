import type { BlockView, CitedTarget, ClausePage, ClauseRow, PlaceView, QuickItem } from '$/api/generated';

import { HostError } from '../host';
import { cites } from './find';
import type { FakeDocument } from './read';

/** What the modifications do to clauses: which one, the state, the words. */
export const STATES: Record<string, [string, string, string]> = {
  'SEC:G8.42A': ['SECMP0901', 'new', 'SECMP0901 inserts it.'],
  'SEC:G8.43': ['SECMP0901', 'deleted', 'SECMP0901 takes it out; its text is shown struck through.'],
  'SEC:G10.1': ['SECMP0901', 'amended', 'SECMP0901 changes its words.'],
  'SEC:G10.2': ['SECMP0901', 'unclear', 'SECMP0901 gives new words, but the old ones do not stand where it says.'],
  'SEC:G8.41': ['SECMP0902', 'amended', 'SECMP0902 changes the interval.'],
  'SEC:G8.44': ['SECMP0902', 'unclear', 'SECMP0902 names it and gives no words.'],
  'SEC:G7.19': ['SECMP0902', 'not-in-library', 'It is cited, but no paper here prints it.'],
};

const UNCHANGED: [null, string, string] = [null, 'unchanged', 'No paper of this library changes it.'];

function words(block: BlockView): string {
  return block.pieces.map(({ text }) => text).join('');
}

function placeOf({ row }: FakeDocument, block: BlockView, pieces = block.pieces): PlaceView {
  return {
    document: row.id,
    documentTitle: row.title,
    kindTitle: row.kindTitle,
    modification: row.modification,
    block: block.index,
    page: block.page,
    clause: block.clause?.slice(4) ?? null,
    words: pieces,
  };
}

function number(clause: string): (number | string)[] {
  return clause.split(/(\d+)/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function inOrder(one: string, other: string): number {
  const [left, right] = [number(one), number(other)];
  const at = left.findIndex((part, index) => part !== right[index]);
  if (at < 0) return left.length - right.length;
  const [a, b] = [left[at], right[at]];
  if (a === undefined || b === undefined) return b === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}

/** Every clause that the fake papers print or cite, by number. */
export function clauseRows(documents: FakeDocument[], text: string): ClauseRow[] {
  const blocks = documents.flatMap((document) => document.blocks);
  const cited = blocks.flatMap(({ pieces }) => pieces.flatMap(({ reference }) => reference?.targets ?? []));
  const known = new Set([...cited, ...blocks.flatMap(({ clause }) => (clause ? [clause] : []))]);
  return [...known]
    .sort(inOrder)
    .map((clause) => {
      const page = clausePage(documents, clause);
      return {
        clause,
        label: page.label,
        words: page.heading ?? words(page.texts[0]?.blocks[0] ?? ({ pieces: [] } as unknown as BlockView)),
        texts: page.texts.length,
        cited: page.citedBy.filter(({ via }) => via === 'direct').length,
        state: page.states[0]?.state ?? 'unclear',
      };
    })
    .filter((row) => `${row.label} ${row.words}`.toLowerCase().includes(text.trim().toLowerCase()));
}

/** The page of one clause of the fake library. */
export function clausePage(documents: FakeDocument[], typed: string): ClausePage {
  const clause = typed.includes(':') ? typed : `SEC:${typed}`;
  if (!/^SEC:[A-Z]\d+(\.\d+[A-Z]?)?(\(\w+\))*$/.test(clause)) {
    throw new HostError({
      code: 'bad-request',
      message: `“${typed}” is no clause of this code.`,
      hint: 'Type a clause such as G8.43.',
    });
  }
  const [modification, state, text] = STATES[clause] ?? UNCHANGED;
  const texts = documents.flatMap((document) => textsIn(document, clause));
  const evidence = texts.find(({ deleted, place }) => deleted || place.modification !== null)?.place ?? null;
  return {
    clause,
    label: clause.slice(4),
    heading: clause === 'SEC:G8.42' ? 'Shared equipment' : null,
    parent: `${clause.split('.')[0]}`,
    basis:
      texts.length > 0
        ? `Showing the text in ${texts.map(({ place }) => place.documentTitle).join(' and ')}.`
        : 'Its text is not in this library.',
    states: [{ modification, state, text, evidence }],
    texts,
    citedBy: documents.flatMap((document) => citingIn(document, clause)),
    cites: cited(texts.flatMap(({ blocks }) => blocks), documents),
    parts: [],
    consequences:
      state === 'deleted' ? ['4 references will point at nothing.', 'The range G8.41 to G8.43 must be stated anew.'] : [],
  };
}

function textsIn(document: FakeDocument, clause: string) {
  const blocks = document.blocks.filter((block) => block.clause === clause && block.kind !== 'heading');
  const first = blocks[0];
  return first ? [{ place: placeOf(document, first), blocks, deleted: first.deleted, quoted: false }] : [];
}

function citingIn(document: FakeDocument, clause: string) {
  return document.blocks.flatMap((block) => {
    const match = cites(block, clause);
    if (!match || block.clause === clause) return [];
    return [
      {
        place: placeOf(document, block, match.pieces),
        via: match.via,
        viaText: match.viaText,
        role: block.kind === 'change-remark' ? 'amendment_target' : 'mention',
        deleted: block.deleted,
        malformed: match.pieces.some((piece) => piece.hit && piece.reference?.malformed),
      },
    ];
  });
}

/** What some blocks cite. */
export function cited(blocks: Pick<BlockView, 'pieces'>[], documents: FakeDocument[]): CitedTarget[] {
  const printed = new Set(documents.flatMap((document) => document.blocks.map(({ clause }) => clause)));
  const byText = new Map(
    blocks.flatMap(({ pieces }) => pieces).flatMap((piece) => (piece.reference ? [[piece.text, piece.reference]] : [])),
  );
  return [...byText].map(([text, { targets, opens }]) => ({
    text,
    target: targets[0] ?? '',
    opens,
    inLibrary: printed.has(targets[0] ?? ''),
  }));
}

/** What the quick switcher offers. */
export function quickItems(documents: FakeDocument[], text: string, limit: number): QuickItem[] {
  const wanted = text.trim().toLowerCase();
  const clauses = clauseRows(documents, '').map(({ clause, label, words }) => ({
    kind: 'clause',
    id: clause,
    title: label,
    detail: words,
  }));
  const papers = documents.map(({ row }) => ({
    kind: 'document',
    id: String(row.id),
    title: row.title,
    detail: row.kindTitle,
  }));
  const rank = ({ title }: QuickItem) => (title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return [...clauses, ...papers]
    .filter(({ title, detail }) => `${title} ${detail}`.toLowerCase().includes(wanted))
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, limit);
}
