import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import type { SearchAnswer, SearchHit, SearchRequest } from '$/api/generated';
import { fakeHost } from '$/host/fake/fake';
import { piece } from '$/host/fake/read';
import { HostError } from '$/host/host';
import { later } from '$/testing/open';

import Facets from './Facets.svelte';
import Hits from './Hits.svelte';
import { Search } from './search.svelte';

const EMPTY: SearchAnswer = {
  means: '',
  warning: null,
  clause: null,
  total: 0,
  documents: 0,
  hits: [],
  facets: [],
  searched: 1,
  notSearched: 0,
};

const HIT: SearchHit = {
  document: 1,
  documentTitle: 'A paper (sample)',
  kindTitle: 'Report',
  modification: null,
  block: 4,
  page: 2,
  clause: 'G8.40',
  headings: ['Background'],
  snippet: [piece('see '), piece('G8.41 to G8.43', { hit: true })],
  via: 'range',
  viaText: 'through the range G8.41 to G8.43',
  deleted: false,
};

/** A search whose answers are given by hand, in any order. */
function byHand() {
  const asked: { request: SearchRequest; answer: ReturnType<typeof later<SearchAnswer>> }[] = [];
  const host = fakeHost({
    replace: {
      search(request) {
        const answer = later<SearchAnswer>();
        asked.push({ request, answer });
        return answer.promise;
      },
    },
  });
  return { search: new Search(host), asked };
}

describe('asking', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('waits until the typing rests', async () => {
    const { search, asked } = byHand();
    for (const text of ['G', 'G8', 'G8.4', 'G8.42']) search.type(text);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked.map(({ request }) => request.query)).toEqual(['G8.42']);
  });

  test('drops an answer that a later question has overtaken', async () => {
    const { search, asked } = byHand();
    search.type('old');
    await vi.advanceTimersByTimeAsync(200);
    search.type('new');
    await vi.advanceTimersByTimeAsync(200);
    asked[1]?.answer.keep({ ...EMPTY, means: 'the new words' });
    await vi.advanceTimersByTimeAsync(0);
    asked[0]?.answer.keep({ ...EMPTY, means: 'the old words' });
    await vi.advanceTimersByTimeAsync(0);
    expect(search.answer?.means).toBe('the new words');
    expect(search.pending).toBe(false);
  });

  test('keeps the old passages until new ones have come', async () => {
    const { search, asked } = byHand();
    search.type('first');
    await vi.advanceTimersByTimeAsync(200);
    asked[0]?.answer.keep({ ...EMPTY, means: 'the first words' });
    await vi.advanceTimersByTimeAsync(0);
    search.type('second');
    await vi.advanceTimersByTimeAsync(200);
    expect(search.answer?.means).toBe('the first words');
    expect(search.pending).toBe(true);
  });

  test('keeps the old passages beside an error', async () => {
    const { search, asked } = byHand();
    search.type('first');
    await vi.advanceTimersByTimeAsync(200);
    asked[0]?.answer.keep({ ...EMPTY, means: 'the first words' });
    search.type('second');
    await vi.advanceTimersByTimeAsync(200);
    asked[1]?.answer.fail(new HostError({ code: 'internal', message: 'The index is gone.', hint: 'Rebuild it.' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(search.error?.hint).toBe('Rebuild it.');
    expect(search.answer?.means).toBe('the first words');
  });

  test('an empty box asks nothing', async () => {
    const { search, asked } = byHand();
    search.type('  ');
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toEqual([]);
    expect(search.answer).toBeNull();
  });
});

describe('facets', () => {
  async function open() {
    const search = new Search(fakeHost());
    search.query = 'G8.42';
    await search.run();
    return { search, screen: render(Facets, { search }), user: userEvent.setup() };
  }

  test('inside a group add, between groups narrow', async () => {
    const { search, screen, user } = await open();
    await user.click(screen.getByRole('checkbox', { name: /^Legal text/ }));
    expect(new Set(search.hits.map(({ kindTitle }) => kindTitle))).toEqual(new Set(['Legal text']));
    await user.click(screen.getByRole('checkbox', { name: /^Initial report/ }));
    expect(new Set(search.hits.map(({ kindTitle }) => kindTitle))).toEqual(new Set(['Legal text', 'Initial report']));
    await user.click(screen.getByRole('checkbox', { name: /^SECMP0902 ,/ }));
    expect(new Set(search.hits.map(({ kindTitle }) => kindTitle))).toEqual(new Set(['Initial report']));
  });

  test('keep a value without passages, dimmed, and can be cleared', async () => {
    const { search, screen, user } = await open();
    const none = screen.getByRole('checkbox', { name: /^Proposal form , 0 passages/ });
    expect(none.closest('label')?.className).toContain('dimmed');
    await user.click(none);
    expect(search.answer?.total).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(search.filters).toEqual([]);
    expect(search.answer?.total).toBeGreaterThan(0);
  });
});

test('a value that the filters have emptied stays, with nothing behind it', async () => {
  const value = (name: string, count: number) => ({ value: name, title: name, count });
  const answers = [
    { ...EMPTY, facets: [{ facet: 'kind', title: 'Kind', values: [value('report', 3), value('form', 1)] }] },
    { ...EMPTY, facets: [{ facet: 'kind', title: 'Kind', values: [value('report', 2)] }] },
    { ...EMPTY, facets: [{ facet: 'kind', title: 'Kind', values: [value('letter', 1)] }] },
  ];
  const search = new Search(fakeHost({ replace: { search: () => answers.shift() ?? EMPTY } }));
  search.query = 'words';
  await search.run();
  await search.toggle('modification', 'one');
  expect(search.facets[0]?.values).toEqual([value('report', 2), value('form', 0)]);
  await search.restore('other words', []);
  expect(search.facets[0]?.values).toEqual([value('letter', 1)]);
});

test('a facet with many values shows the fullest first, and all when asked', async () => {
  const values = Array.from({ length: 20 }, (_, at) => ({ value: `${at}`, title: `Paper ${at}`, count: at }));
  const facets = [{ facet: 'document', title: 'Document', values }];
  const search = new Search(fakeHost({ replace: { search: () => ({ ...EMPTY, facets }) } }));
  search.query = 'words';
  search.filters = [{ facet: 'document', value: '3' }];
  await search.run();
  const screen = render(Facets, { search });
  const names = () => screen.getAllByRole('checkbox').map((box) => box.closest('label')?.querySelector('.title')?.textContent);
  expect(names()).toEqual(['Paper 3', ...values.slice(12).map(({ title }) => title)]);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 20' }));
  expect(names()).toHaveLength(20);
});

describe('passages', () => {
  const open = (hits: SearchHit[]) => render(Hits, { hits, at: null, onopen: () => undefined });

  test('mark the match and say how it came about', () => {
    const row = open([HIT]).getByTestId('search-hit');
    expect(row.querySelector('mark')?.textContent).toBe('G8.41 to G8.43');
    expect(row.dataset.via).toBe('range');
    expect(row.textContent).toContain('through the range G8.41 to G8.43');
    expect(row.textContent).toContain('page 2');
  });

  test('show deleted words as deleted, to the eye and to the ear', () => {
    const row = open([{ ...HIT, deleted: true }]).getByTestId('search-hit');
    expect(row.querySelector('del')?.textContent).toBe('deleted: see G8.41 to G8.43 end of deleted text');
  });

  test('show a repaired word as it is read, with what is stored', () => {
    const snippet = [piece('wil l', { repaired: 'will' })];
    const word = open([{ ...HIT, snippet }]).getByTitle('stored as ‘wil l’');
    expect(word.textContent).toBe('will');
  });

  test('stand together by document, in the order of the best passage', () => {
    const other = { ...HIT, document: 2, documentTitle: 'Another (sample)' };
    const screen = open([HIT, other, { ...HIT, block: 9 }]);
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      'A paper (sample)',
      'Another (sample)',
    ]);
    expect(screen.getAllByTestId('search-hit').map(({ dataset }) => dataset.index)).toEqual(['0', '2', '1']);
  });

  test('cannot become markup', () => {
    const snippet = [piece('<img src=x onerror=alert(1)>')];
    const row = open([{ ...HIT, snippet }]).getByTestId('search-hit');
    expect(row.querySelector('img')).toBeNull();
    expect(row.textContent).toContain('<img src=x');
  });
});
