import type { BlockView, FacetChoice, Piece, SearchAnswer, SearchHit, SearchRequest } from '$/api/generated';

import type { FakeDocument } from './read';

const CLAUSE = /^[A-Z]\d+\.\d+[A-Z]?$/i;

/** Why a block answers a query, and its words with the matches marked. */
interface Match {
  via: string;
  viaText: string;
  pieces: Piece[];
}

/** How a block cites a clause; `null` where it does not. */
export function cites(block: BlockView, clause: string): Match | null {
  const found = block.pieces.filter(({ reference }) => reference?.targets.includes(clause));
  if (found.length === 0) return null;
  const direct = found.find(({ reference }) => reference?.kind === 'clause');
  const pieces = block.pieces.map((piece) => ({ ...piece, hit: found.includes(piece) }));
  return direct
    ? { via: 'direct', viaText: 'directly', pieces }
    : { via: 'range', viaText: `through the range ${found[0]?.text}`, pieces };
}

/** Marks what a query means in a block; `null` where the block does not answer it. */
export function matchBlock(block: BlockView, query: string): Match | null {
  const clause = clauseOf(query);
  if (!clause) return matchWords(block, query);
  if (block.clause === clause && block.pieces[0]?.text.startsWith(clause.slice(4))) {
    return { via: 'direct', viaText: 'the clause itself', pieces: markWords(block.pieces, [clause.slice(4)]) };
  }
  return cites(block, clause);
}

/** The clause that a query is, in normal form. */
export function clauseOf(query: string): string | null {
  return CLAUSE.test(query.trim()) ? `SEC:${query.trim().toUpperCase()}` : null;
}

function matchWords(block: BlockView, query: string): Match | null {
  const words = query.toLowerCase().match(/[\p{L}\d.£,]+/gu) ?? [];
  const text = block.pieces.map((piece) => piece.repaired ?? piece.text).join('').toLowerCase();
  if (words.length === 0 || !words.every((word) => text.includes(word))) return null;
  return { via: 'words', viaText: 'the words', pieces: markWords(block.pieces, words) };
}

function markWords(pieces: Piece[], words: string[]): Piece[] {
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.£]/g, "\\$&")).join('|')})`, 'i');
  const isWord = (part: string) => words.some((word) => word.toLowerCase() === part.toLowerCase());
  return pieces.flatMap((piece) => {
    if (piece.repaired !== null) return [{ ...piece, hit: pattern.test(piece.repaired) }];
    return piece.text
      .split(pattern)
      .filter((part) => part !== '')
      .map((part) => ({ ...piece, text: part, hit: isWord(part) }));
  });
}

interface Found {
  document: FakeDocument;
  block: BlockView;
  match: Match;
}

/** Answers a search over the fake library. */
export function searchPapers(documents: FakeDocument[], request: SearchRequest): SearchAnswer {
  const clause = clauseOf(request.query);
  const all: Found[] = documents.flatMap((document) =>
    document.blocks.flatMap((block) => {
      const match = matchBlock(block, request.query);
      return match ? [{ document, block, match }] : [];
    }),
  );
  const passing = all.filter((found) => passes(found, request.filters));
  const hits = passing.map(hitOf);
  return {
    means: clause
      ? `passages that are, or cite, ${clause.slice(4)}, alone or inside a range.`
      : `passages with all of these words: ${request.query}.`,
    warning: request.query.includes('cites:') ? '‘cites:’ needs a clause such as G8.43. Showing the words as typed.' : null,
    clause,
    total: hits.length,
    documents: new Set(hits.map((hit) => hit.document)).size,
    hits: hits.slice(request.offset, request.offset + request.limit),
    facets: facets(documents, all, request.filters),
    searched: documents.filter(({ row }) => row.status === 'read').length,
    notSearched: documents.filter(({ row }) => row.status !== 'read').length,
  };
}

const FACETS = {
  kind: { title: 'Kind', of: ({ row }: FakeDocument) => row.kindTitle },
  modification: { title: 'Modification', of: ({ row }: FakeDocument) => row.modification ?? 'Not stated' },
  document: { title: 'Document', of: ({ row }: FakeDocument) => row.title },
} as const;

type FacetName = keyof typeof FACETS;

function passes({ document }: Found, filters: FacetChoice[], except?: string): boolean {
  return (Object.keys(FACETS) as FacetName[])
    .filter((name) => name !== except)
    .every((name) => {
      const chosen = filters.filter(({ facet }) => facet === name);
      return chosen.length === 0 || chosen.some(({ value }) => value === FACETS[name].of(document));
    });
}

function facets(documents: FakeDocument[], all: Found[], filters: FacetChoice[]) {
  return (Object.keys(FACETS) as FacetName[]).map((name) => {
    const { title, of } = FACETS[name];
    const open = all.filter((found) => passes(found, filters, name));
    const values = [...new Set(documents.map(of))].map((value) => ({
      value,
      title: value,
      count: open.filter(({ document }) => of(document) === value).length,
    }));
    return { facet: name, title, values };
  });
}

function hitOf({ document: { row, blocks }, block, match }: Found): SearchHit {
  const above = blocks.slice(0, block.index).findLast(({ kind, level }) => kind === 'heading' && level === 1);
  return {
    document: row.id,
    documentTitle: row.title,
    kindTitle: row.kindTitle,
    modification: row.modification,
    block: block.index,
    page: block.page,
    clause: block.clause?.slice(4) ?? null,
    headings: above ? [above.pieces.map(({ text }) => text).join('')] : [],
    snippet: match.pieces,
    via: match.via,
    viaText: match.viaText,
    deleted: block.deleted,
  };
}
