import type { QuestionTally, RespondentRow, ResponseCell, ResponseSet } from '$/api/generated';
import { en } from '$/shared/i18n/en-GB';

/** Values of a filter that stand for what was not filed. No answer as filed can look like them. */
export const NO_ANSWER = '\u0000none';
export const ABSENT = '\u0000absent';
export const NO_CATEGORY = '\u0000none';

/** What narrows a matrix: OR inside a group, AND between groups. */
export interface Filters {
  categories: string[];
  /** Wanted answers by position of the question. */
  answers: Record<number, string[]>;
  text: string;
}

export const NO_FILTERS: Filters = { categories: [], answers: {}, text: '' };

/** "filed" is the order of the paper; a number is a question whose answers order the rows. */
export type Order = 'filed' | 'respondent' | 'category' | number;

/** A value that can be ticked, with the rows that it would leave. */
export interface FilterValue {
  value: string;
  title: string;
  count: number;
  ticked: boolean;
}

/** A group of values that can be ticked. */
export interface FilterGroup {
  /** "category", or the position of the question. */
  key: 'category' | number;
  title: string;
  values: FilterValue[];
}

/** Rows under one heading; without a heading where rows are not grouped. */
export interface RowGroup {
  title: string | null;
  rows: RespondentRow[];
}

/** The short name of a question: "Q1". */
export function questionName({ number, question }: Pick<QuestionTally, 'number' | 'question'>): string {
  return number === null ? en.responses.questionUnnumbered(question + 1) : en.responses.question(number);
}

export function categoryTitle(category: string): string {
  return category === NO_CATEGORY ? en.responses.noCategory : category;
}

function categoryOf({ category }: RespondentRow): string {
  return category ?? NO_CATEGORY;
}

/** What a cell counts as in the filter of its question. */
export function answerOf(cell: ResponseCell | null | undefined): string {
  if (!cell) return ABSENT;
  return cell.answer ?? NO_ANSWER;
}

export function answerTitle(answer: string): string {
  if (answer === ABSENT) return en.responses.absent;
  return answer === NO_ANSWER ? en.responses.unanswered : answer;
}

/** The words of a row that are looked through; `whole` gives all words of a response where they are known. */
function wordsOf(row: RespondentRow, whole: (cell: ResponseCell) => string | undefined): string {
  const cells = row.cells.flatMap((cell) => (cell ? [cell.answer ?? '', whole(cell) ?? cell.words] : []));
  return [row.respondent, row.category ?? '', ...cells].join('\n').toLowerCase();
}

/** Tells whether a row has all typed words. */
function hasWords(row: RespondentRow, text: string, whole: (cell: ResponseCell) => string | undefined): boolean {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const words = wordsOf(row, whole);
  return wanted.every((word) => words.includes(word));
}

function passesGroups(row: RespondentRow, filters: Filters, except?: FilterGroup['key']): boolean {
  const { categories, answers } = filters;
  if (except !== 'category' && categories.length > 0 && !categories.includes(categoryOf(row))) return false;
  return Object.entries(answers).every(
    ([question, wanted]) =>
      except === Number(question) || wanted.length === 0 || wanted.includes(answerOf(row.cells[Number(question)])),
  );
}

/** The rows that pass the filters, in the order of the paper. */
export function passing(
  rows: RespondentRow[],
  filters: Filters,
  whole: (cell: ResponseCell) => string | undefined = () => undefined,
): RespondentRow[] {
  return rows.filter((row) => hasWords(row, filters.text, whole) && passesGroups(row, filters));
}

/** The groups of filters, each value with the rows that it leaves under all other groups. */
export function filterGroups(
  set: ResponseSet,
  filters: Filters,
  whole: (cell: ResponseCell) => string | undefined = () => undefined,
): FilterGroup[] {
  const rows = set.respondents.filter((row) => hasWords(row, filters.text, whole));
  const group = (
    key: FilterGroup['key'],
    title: string,
    valueOf: (row: RespondentRow) => string,
    titleOf: (value: string) => string,
    ticked: string[],
  ): FilterGroup => {
    const open = rows.filter((row) => passesGroups(row, filters, key));
    const values = [...new Set(set.respondents.map(valueOf))].map((value) => ({
      value,
      title: titleOf(value),
      count: open.filter((row) => valueOf(row) === value).length,
      ticked: ticked.includes(value),
    }));
    return { key, title, values };
  };
  const categories = group('category', en.responses.category, categoryOf, categoryTitle, filters.categories);
  const questions = set.questions
    .filter(({ answers }) => answers.length > 0)
    .map((tally) => {
      const rank = answerRank(tally);
      const title = en.responses.filterQuestion(questionName(tally));
      const valueOf = (row: RespondentRow) => answerOf(row.cells[tally.question]);
      const found = group(tally.question, title, valueOf, answerTitle, filters.answers[tally.question] ?? []);
      return { ...found, values: found.values.toSorted((one, other) => rank(one.value) - rank(other.value)) };
    });
  return [categories, ...questions].filter(({ values }) => values.length > 1);
}

/** The most frequent answer first, then those without one, then those who are not in the table. */
function answerRank({ answers }: QuestionTally): (answer: string) => number {
  const order = [...answers.map(({ answer }) => answer), NO_ANSWER, ABSENT];
  return (answer) => order.indexOf(answer);
}

/** The rows in another order; rows that are equal in it keep the order of the paper. */
export function ordered(rows: RespondentRow[], order: Order, questions: QuestionTally[]): RespondentRow[] {
  if (order === 'filed') return rows;
  if (order === 'respondent') return rows.toSorted((one, other) => compare(one.respondent, other.respondent));
  if (order === 'category') {
    return rows.toSorted((one, other) => compare(one.category ?? '\uffff', other.category ?? '\uffff'));
  }
  const tally = questions[order];
  if (!tally) return rows;
  const rank = answerRank(tally);
  return rows.toSorted((one, other) => rank(answerOf(one.cells[order])) - rank(answerOf(other.cells[order])));
}

const collator = new Intl.Collator('en-GB', { numeric: true });

function compare(one: string, other: string): number {
  return collator.compare(one, other);
}

/** The rows under their categories, in the order in which these first appear. */
export function grouped(rows: RespondentRow[], byCategory: boolean): RowGroup[] {
  if (!byCategory) return rows.length > 0 ? [{ title: null, rows }] : [];
  return [...new Set(rows.map(categoryOf))].map((category) => ({
    title: categoryTitle(category),
    rows: rows.filter((row) => categoryOf(row) === category),
  }));
}

/** The answers that rows filed to a question, counted in the order of the tally; those in the table are the whole. */
export function countAnswers(rows: RespondentRow[], { question, answers }: QuestionTally) {
  const cells = rows.flatMap(({ cells }) => cells[question] ?? []);
  return {
    answers: answers.map((one) => ({ ...one, count: cells.filter(({ answer }) => answer === one.answer).length })),
    responses: cells.length,
    wrote: cells.filter(({ length }) => length > 0).length,
  };
}

/** A letter for each answer, the same for all questions, so that it can be told apart without its colour. */
export function letters(questions: { answers: { answer: string }[] }[]): Map<string, string> {
  const taken = new Map<string, number>();
  const answers = new Set(questions.flatMap((question) => question.answers.map(({ answer }) => answer)));
  return new Map(
    [...answers].map((answer) => {
      const first = (answer.trim()[0] ?? '?').toUpperCase();
      const nth = (taken.get(first) ?? 0) + 1;
      taken.set(first, nth);
      return [answer, nth === 1 ? first : `${first}${nth}`];
    }),
  );
}
