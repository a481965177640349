import type { BlockView, DocumentRow, DocumentView, Piece, PieceReference } from '$/api/generated';

import { correctable } from './desk';
import type { Paper } from './papers';

/** A paper of the fake library, read. */
export interface FakeDocument {
  row: DocumentRow;
  blocks: BlockView[];
  /** What was read, where the person has corrected it. */
  read?: Partial<DocumentRow>;
}

const CODE = 'SEC:';

const FORMATS: Record<string, string> = { pdf: 'PDF', docx: 'Word' };

/** Marks at the beginning of a line of the markup, and the block that the line becomes. */
const MARKS: Record<string, Pick<BlockView, 'kind' | 'level' | 'depth' | 'deleted'>> = {
  '#0': { kind: 'heading', level: 0, depth: 0, deleted: false },
  '#1': { kind: 'heading', level: 1, depth: 0, deleted: false },
  '#2': { kind: 'heading', level: 2, depth: 0, deleted: false },
  '-': { kind: 'paragraph', level: null, depth: 0, deleted: false },
  '-1': { kind: 'list-item', level: null, depth: 1, deleted: false },
  '^': { kind: 'footnote', level: null, depth: 0, deleted: false },
  '|': { kind: 'table-row', level: null, depth: 0, deleted: false },
  '|+': { kind: 'table-row', level: null, depth: 1, deleted: false },
  '!': { kind: 'change-remark', level: null, depth: 0, deleted: false },
  '~': { kind: 'paragraph', level: null, depth: 0, deleted: true },
};

/** Reads the markup: "=" begins a page, "@G8.41" a clause, "|+" goes on with a row, "[[…]]" is a reference, "{wil l|will}" a repaired word. */
export function readPaper(paper: Paper, id: number): FakeDocument {
  const blocks: BlockView[] = [];
  let page = 1;
  let clause: string | null = null;
  let start = 0;
  for (const line of paper.text.split('\n')) {
    const [mark = '', text = ''] = split(line);
    if (line === '=') page += 1;
    if (line.startsWith('@')) clause = line === '@-' ? null : CODE + line.slice(1);
    const shape = MARKS[mark];
    if (!shape) continue;
    blocks.push({ ...shape, index: blocks.length, page, clause, start, pieces: pieces(text) });
    start += text.length + 1;
  }
  const { name, title, kind, kindTitle, modification, version, date, status, notices } = paper;
  const missing = notices.filter((notice) => notice.page !== null).length;
  const pagesRead = status === 'failed' ? 0 : page - missing;
  const stated = { id, name, title, kind, kindTitle, modification, version, date };
  return { row: { ...stated, format: FORMATS[name.split('.').pop() ?? ''] ?? 'Text', pages: page, pagesRead, corrected: false, status, notices }, blocks };
}

function split(line: string): [string, string] {
  const space = line.indexOf(' ');
  return space < 0 ? ['', ''] : [line.slice(0, space), line.slice(space + 1)];
}

/** A run without anything special. */
export function piece(text: string, more: Partial<Piece> = {}): Piece {
  return { text, hit: false, reference: null, repaired: null, ...more };
}

function pieces(text: string): Piece[] {
  return text
    .split(/(\[\[.*?\]\]|\{.*?\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('[[')) {
        const malformed = part.includes('!');
        const words = part.slice(2, -2).replace('!', '');
        return piece(words, { reference: reference(words, malformed) });
      }
      if (part.startsWith('{')) {
        const [stored = '', read = ''] = part.slice(1, -1).split('|');
        return piece(stored, { repaired: read });
      }
      return piece(part);
    });
}

function reference(words: string, malformed: boolean): PieceReference {
  const [first = '', last] = words.replaceAll(' ', '').split('to');
  const targets = (last === undefined ? [first] : between(first, last)).map((label) => CODE + label);
  return {
    kind: last === undefined ? 'clause' : 'range',
    role: 'mention',
    targets,
    opens: targets[0] ?? null,
    malformed,
    note: malformed ? 'There is a space inside the number.' : null,
  };
}

function between(first: string, last: string): string[] {
  const [section = '', from = ''] = first.split('.');
  const to = Number(last.split('.')[1]);
  return Array.from({ length: to - Number(from) + 1 }, (_, step) => `${section}.${Number(from) + step}`);
}

/** The view of a document without its blocks. */
export function documentView(document: FakeDocument): DocumentView {
  const { row, blocks } = document;
  const words = (block: BlockView) => block.pieces.map(({ text }) => text).join('');
  const outline = blocks.filter(({ kind }) => kind === 'heading');
  const facts = [
    ['Kind', row.kindTitle],
    ['Modification', row.modification],
    ['Version', row.version],
    ['Date', row.date],
  ] as const;
  return {
    row,
    blocks: blocks.length,
    outline: outline.map((block) => ({
      title: words(block),
      level: block.level ?? 0,
      page: block.page,
      block: block.index,
    })),
    facts: facts.flatMap(([name, value]) => (value === null ? [] : [fact(name, value, outline[0])])),
    pagePictures: row.format === 'PDF' ? 'available' : 'none',
    correctable: correctable(document),
  };

  function fact(name: string, value: string, title: BlockView | undefined) {
    const fromTitle = name === 'Modification' && title;
    const evidence = fromTitle ? words(title) : null;
    return { name, value, evidence, block: fromTitle ? title.index : null, confidence: name === 'Kind' ? 90 : null };
  }
}

/** The papers of the fake library. */
export function readPapers(papers: Paper[]): FakeDocument[] {
  return papers.map((paper, index) => readPaper(paper, index + 1));
}
