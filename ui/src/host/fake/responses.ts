import type {
  AnswerCount,
  BlockView,
  Piece,
  QuestionTally,
  RespondentRow,
  ResponseCell,
  ResponseSet,
  ResponsesView,
  ResponseView,
} from '$/api/generated';

import { HostError } from '../host';
import { cited } from './clauses';
import type { FakeDocument } from './read';

/** A row of a table of responses: "| name | category | answer | words", with further paragraphs. */
interface Response {
  question: Question;
  block: BlockView;
  respondent: string;
  category: string | null;
  answer: string | null;
  paragraphs: Piece[][];
}

interface Question {
  number: string | null;
  text: string;
  block: number;
}

/** Characters of a response that a cell shows. */
const FIRST_CHARACTERS = 90;

const TONES: Record<string, string> = {
  approve: 'for',
  agree: 'for',
  reject: 'against',
  disagree: 'against',
  neutral: 'neutral',
};

function plain(pieces: Piece[]): string {
  return pieces.map((piece) => piece.repaired ?? piece.text).join('');
}

function tone(answer: string | null): string {
  return TONES[answer?.toLowerCase() ?? ''] ?? (answer === null ? 'neutral' : 'other');
}

/** Takes the first three columns off the pieces of a row. */
function columns(pieces: Piece[]): { head: string[]; words: Piece[] } {
  const [first, ...rest] = pieces;
  const parts = (first?.text ?? '').split('|').map((part) => part.trimStart());
  const words = parts.slice(3).join('|');
  const own = first && words !== '' ? [{ ...first, text: words }] : [];
  return { head: parts.slice(0, 3).map((part) => part.trim()), words: [...own, ...rest] };
}

function responsesIn({ blocks }: FakeDocument): Response[] {
  const found: Response[] = [];
  let question: Question | null = null;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const [, number, text] = /^Question (\w+): (.*)$/.exec(plain(block.pieces)) ?? [];
      question = text === undefined ? null : { number: number ?? null, text, block: block.index };
    } else if (block.kind === 'table-row' && question) {
      const last = found.at(-1);
      if (block.depth === 1) {
        last?.paragraphs.push(block.pieces);
      } else {
        const { head, words } = columns(block.pieces);
        const [respondent = '', category = '', answer = ''] = head;
        found.push({
          question,
          block,
          respondent,
          category: category || null,
          answer: answer || null,
          paragraphs: words.length > 0 && plain(words).trim() !== '' ? [words] : [],
        });
      }
    }
  }
  return found;
}

function said({ paragraphs }: Response): string {
  return paragraphs.map(plain).join(' ').trim();
}

function wordCount(text: string): number {
  return text === '' ? 0 : text.split(/\s+/).length;
}

function cellOf(response: Response, index: number, documents: FakeDocument[]): ResponseCell {
  const words = said(response);
  const cut = words.length > FIRST_CHARACTERS ? `${words.slice(0, words.lastIndexOf(' ', FIRST_CHARACTERS))}…` : words;
  return {
    response: index,
    answer: response.answer,
    tone: tone(response.answer),
    words: cut,
    length: wordCount(words),
    cites: citesOf([response], documents).map(({ text }) => text),
  };
}

function citesOf(responses: Response[], documents: FakeDocument[]) {
  return cited(
    responses.flatMap(({ paragraphs }) => paragraphs.map((pieces) => ({ pieces }))),
    documents,
  );
}

function tally(
  document: FakeDocument,
  question: Question,
  index: number,
  all: Response[],
  documents: FakeDocument[],
): QuestionTally {
  const own = all.filter((response) => response.question === question);
  const filed = own.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const answers: AnswerCount[] = [...new Set(filed)]
    .map((answer) => ({ answer, tone: tone(answer), count: filed.filter((one) => one === answer).length }))
    .sort((one, other) => other.count - one.count);
  return {
    document: document.row.id,
    question: index,
    number: question.number,
    text: question.text,
    block: question.block,
    answers,
    unanswered: own.length - filed.length,
    responses: own.length,
    wrote: own.filter((response) => said(response) !== '').length,
    cites: citesOf(own, documents),
  };
}

function setOf(document: FakeDocument, documents: FakeDocument[]): ResponseSet | null {
  const all = responsesIn(document);
  if (all.length === 0) return null;
  const questions = [...new Set(all.map(({ question }) => question))];
  const respondents: RespondentRow[] = [...new Set(all.map(({ respondent }) => respondent))].map((respondent) => ({
    respondent,
    category: all.find((response) => response.respondent === respondent)?.category ?? null,
    cells: questions.map((question) => {
      const at = all.findIndex((response) => response.question === question && response.respondent === respondent);
      const response = all[at];
      return response ? cellOf(response, at, documents) : null;
    }),
  }));
  return {
    document: document.row,
    questions: questions.map((question, index) => tally(document, question, index, all, documents)),
    respondents,
    notices:
      document.row.status === 'partial'
        ? [{ code: 'pages-missing', message: 'Page 2 could not be read. Responses on it are not in this table.', page: 2 }]
        : [],
  };
}

/** The matrices of the fake library. */
export function responsesView(documents: FakeDocument[], modification: string | null): ResponsesView {
  const sets = documents.flatMap((document) => setOf(document, documents) ?? []);
  const answered = new Set(sets.map(({ document }) => document.id));
  return {
    sets: sets.filter(({ document }) => modification === null || document.modification === modification),
    modifications: [...new Set(sets.flatMap(({ document }) => document.modification ?? []))],
    otherDocuments: documents.filter(({ row }) => !answered.has(row.id)).map(({ row }) => row),
  };
}

/** One response in full. */
export function responseView(document: FakeDocument, index: number, documents: FakeDocument[]): ResponseView {
  const response = responsesIn(document)[index];
  if (!response) {
    throw new HostError({
      code: 'not-found',
      message: 'This response is not in the paper any more.',
      hint: 'Open the paper to see what it says now.',
    });
  }
  return {
    respondent: response.respondent,
    category: response.category,
    answer: response.answer,
    tone: tone(response.answer),
    questionNumber: response.question.number,
    question: response.question.text,
    paragraphs: response.paragraphs,
    page: response.block.page,
    block: response.block.index,
    cites: citesOf([response], documents),
  };
}
