import { describe, expect, test } from 'vitest';

import type { ResponseSet } from '$/api/generated';
import { PAPERS } from '$/host/fake/papers';
import { readPapers } from '$/host/fake/read';
import { responsesView } from '$/host/fake/responses';

import { csv, csvCell } from './csv';
import { moved, numbers, tabStop } from './grid';
import {
  ABSENT,
  answerOf,
  countAnswers,
  filterGroups,
  grouped,
  letters,
  NO_ANSWER,
  NO_FILTERS,
  ordered,
  passing,
  type Filters,
} from './matrix';

const set = responsesView(readPapers(PAPERS), 'SECMP0901').sets[0] as ResponseSet;

function names(filters: Partial<Filters>): string[] {
  return passing(set.respondents, { ...NO_FILTERS, ...filters }).map(({ respondent }) => respondent.split(' ')[0] ?? '');
}

function counts(filters: Partial<Filters>, key: 'category' | number) {
  const group = filterGroups(set, { ...NO_FILTERS, ...filters }).find((one) => one.key === key);
  return group?.values.map(({ title, count }) => [title, count]);
}

describe('filters', () => {
  test('inside a group add up, between groups narrow', () => {
    expect(names({ categories: ['Small Supplier'] })).toEqual(['Fenland', 'Two']);
    expect(names({ categories: ['Small Supplier', 'Large Supplier'] })).toEqual(['Harbour', 'Fenland', 'Two']);
    expect(names({ categories: ['Small Supplier'], answers: { 0: ['Approve'] } })).toEqual(['Fenland']);
  });

  test('tell an empty answer from a respondent who is not in the table', () => {
    expect(names({ answers: { 0: [NO_ANSWER] } })).toEqual(['Saltmarsh']);
    expect(names({ answers: { 1: [ABSENT] } })).toEqual(['Northgate']);
    expect(answerOf(null)).toBe(ABSENT);
  });

  test('count what each value would leave under the other groups', () => {
    expect(counts({}, 0)).toEqual([['Approve', 2], ['Reject', 1], ['Neutral', 1], ['no answer filed', 1]]);
    expect(counts({ categories: ['Small Supplier'] }, 0)).toEqual([
      ['Approve', 1],
      ['Reject', 1],
      ['Neutral', 0],
      ['no answer filed', 0],
    ]);
    expect(counts({ answers: { 0: ['Approve'] } }, 'category')).toEqual([
      ['Large Supplier', 1],
      ['Small Supplier', 1],
      ['Other respondent', 0],
      ['Network Party', 0],
    ]);
  });

  test('offer nothing where a question has no answers to choose from', () => {
    expect(filterGroups(set, NO_FILTERS).map(({ key }) => key)).toEqual(['category', 0]);
  });

  test('look for all typed words in names and in what was said, also in words that a cell does not show', () => {
    expect(names({ text: 'fenland hire' })).toEqual(['Fenland']);
    expect(names({ text: 'lead user' })).toEqual([]);
    const whole = passing(set.respondents, { ...NO_FILTERS, text: 'lead user' }, ({ response }) =>
      response === 0 ? 'The record should name the lead User.' : undefined,
    );
    expect(whole.map(({ respondent }) => respondent)).toEqual(['Harbour Lights Energy (sample)']);
  });
});

describe('order and groups', () => {
  test('by answer put the most frequent first, then the empty ones, and keep the paper’s order inside', () => {
    const byAnswer = ordered(set.respondents, 0, set.questions).map(({ cells }) => cells[0]?.answer ?? null);
    expect(byAnswer).toEqual(['Approve', 'Approve', 'Reject', 'Neutral', null]);
    const byName = ordered(set.respondents, 'respondent', set.questions).map(({ respondent }) => respondent[0]);
    expect(byName).toEqual(['F', 'H', 'N', 'S', 'T']);
    expect(ordered(set.respondents, 'filed', set.questions)).toBe(set.respondents);
  });

  test('by category keep every row, with the numbers of the group', () => {
    const groups = grouped(set.respondents, true);
    expect(groups.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['Large Supplier', 1],
      ['Small Supplier', 2],
      ['Other respondent', 1],
      ['Network Party', 1],
    ]);
    const small = countAnswers(groups[1]?.rows ?? [], set.questions[0] as never);
    expect(small.answers.map(({ answer, count }) => [answer, count])).toEqual([['Approve', 1], ['Reject', 1], ['Neutral', 0]]);
    expect(small.responses).toBe(2);
  });
});

test('answers that begin alike get letters of their own, the same for every question', () => {
  const one = { answers: [{ answer: 'Approve' }, { answer: 'Reject' }] };
  const other = { answers: [{ answer: 'approve in part' }, { answer: 'Approve' }] };
  expect([...letters([one, other])]).toEqual([['Approve', 'A'], ['Reject', 'R'], ['approve in part', 'A2']]);
});

describe('the arrow keys', () => {
  const cells = numbers(set.respondents);

  test('pass over respondents who are not in a table, and stop at the edges', () => {
    expect(cells).toEqual([[0, 5], [1, 6], [2, 7], [3, null], [4, 8]]);
    expect(moved(cells, 7, 'ArrowDown', false)).toBe(8);
    expect(moved(cells, 3, 'ArrowRight', false)).toBeNull();
    expect(moved(cells, 0, 'ArrowUp', false)).toBeNull();
    expect(moved(cells, 8, 'ArrowLeft', false)).toBe(4);
  });

  test('go to the ends of rows and of the table', () => {
    expect(moved(cells, 1, 'End', false)).toBe(6);
    expect(moved(cells, 3, 'End', false)).toBe(3);
    expect(moved(cells, 1, 'End', true)).toBe(8);
    expect(moved(cells, 8, 'Home', true)).toBe(0);
    expect(moved(cells, 0, 'PageDown', false)).toBe(4);
    expect(moved(cells, 0, 'x', false)).toBeNull();
  });

  test('Tab comes to the response that had the focus, else to the column that was asked for', () => {
    expect(tabStop(cells, 7, 0)).toBe(7);
    expect(tabStop(cells, 99, 1)).toBe(5);
    expect(tabStop([], null, 0)).toBeNull();
  });
});

describe('the copy for a spreadsheet', () => {
  test.each([
    ['=1+1', '"\'=1+1"'],
    ['+44 20', '"\'+44 20"'],
    ['-', '"\'-"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\tx', '"\'\tx"'],
    ['say "no"', '"say ""no"""'],
    ['a, b', '"a, b"'],
  ])('never begins a formula and quotes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('has a head and a line for each row, with what was not filed', () => {
    const lines = csv(set.respondents, set.questions).split('\r\n');
    expect(lines[0]).toBe('"Respondent","Category","Q1 answer","Q1 first words","Q2 answer","Q2 first words"');
    expect(lines[4]).toBe('"Northgate Metering (sample)","Other respondent","Neutral","We do not share equipment and have no view.","not in this table",""');
    expect(lines).toHaveLength(7);
  });
});
