import type { BlockView, PageView, PageWord } from '$/api/generated';

import { matchBlock } from './find';
import type { FakeDocument } from './read';

/** A4 in points, with a letter of one width so that the places of words are known. */
const PAPER = { width: 595, height: 842, margin: 60, size: 10, letter: 6, line: 14, gap: 6 };
const LETTERS = Math.floor((PAPER.width - 2 * PAPER.margin) / PAPER.letter);

interface Line {
  text: string;
  top: number;
  block: BlockView;
}

/** The lines of a page as the preview prints it. */
function linesOf(document: FakeDocument, page: number): Line[] {
  const lines: Line[] = [];
  let top = PAPER.margin;
  for (const block of document.blocks.filter((block) => block.page === page)) {
    let line = '';
    const words = block.pieces.map(({ text }) => text).join('').split(/\s+/);
    for (const word of words) {
      if (line !== '' && line.length + 1 + word.length > LETTERS) {
        lines.push({ text: line, top, block });
        top += PAPER.line;
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push({ text: line, top, block });
    top += PAPER.line + PAPER.gap;
  }
  return lines;
}

/** What stands where on a page. */
export function pageView(document: FakeDocument, page: number, query: string): PageView {
  const words = linesOf(document, page).flatMap(({ text, top, block }) => {
    const found = hits(block, query);
    const placed: PageWord[] = [];
    for (const match of text.matchAll(/\S+/g)) {
      placed.push({
        left: PAPER.margin + match.index * PAPER.letter,
        top,
        width: match[0].length * PAPER.letter,
        height: PAPER.size,
        block: block.index,
        hit: found.some((hit) => hit.includes(match[0])),
        reference: false,
      });
    }
    return placed;
  });
  const lost = document.row.notices.some((notice) => notice.page === page);
  return {
    page,
    width: PAPER.width,
    height: PAPER.height,
    words,
    unread: lost ? 'Words of this page could not be read. It can be looked at, but not searched or checked.' : null,
  };
}

function hits(block: BlockView, query: string): string[] {
  if (query === '') return [];
  return (matchBlock(block, query)?.pieces ?? []).filter(({ hit }) => hit).map(({ text }) => text);
}

/** The paper as a PDF. */
export function pdfOf(document: FakeDocument): ArrayBuffer {
  const pages = Array.from({ length: document.row.pages }, (_, index) => content(linesOf(document, index + 1)));
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] /Contents ${5 + 2 * index} 0 R ` +
        '/Resources << /Font << /F1 3 0 R >> >> >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  objects.forEach((object, index) => {
    places.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = file.length;
  file += `xref\n0 ${places.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer << /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0)).buffer;
}

function content(lines: Line[]): string {
  const shown = lines.map(({ text, top }) => {
    const escaped = plain(text).replace(/[\\()]/g, '\\$&');
    return `BT /F1 ${PAPER.size} Tf ${PAPER.margin} ${PAPER.height - top - PAPER.size * 0.8} Td (${escaped}) Tj ET`;
  });
  return shown.join('\n');
}

/** Letters that the font of the preview has. */
function plain(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/[–—]/g, '-').replace(/[^ -~]/g, '?');
}
