import { describe, expect, test } from 'vitest';

import type { PageWord } from '$/api/generated';
import { HostError } from '$/host/host';
import { fakeHost } from '$/host/fake/fake';

import { boxes, PageReader, wordAt } from './pages.svelte';

const word = (left: number, top: number, block = 0): PageWord => ({
  left,
  top,
  width: 20,
  height: 10,
  block,
  hit: false,
  reference: false,
});

describe('words on a page', () => {
  test('that follow each other on a line are marked as one', () => {
    expect(boxes([word(10, 5), word(34, 5), word(10, 19)])).toEqual([
      { left: 10, top: 5, width: 44, height: 10 },
      { left: 10, top: 19, width: 20, height: 10 },
    ]);
  });

  test('of two columns stay apart', () => {
    expect(boxes([word(10, 5), word(300, 5)])).toHaveLength(2);
  });

  test('are found where they are clicked, or next to it on their line', () => {
    const words = [word(10, 5, 1), word(60, 5, 2), word(10, 40, 3)];
    expect(wordAt(words, 15, 9)?.block).toBe(1);
    expect(wordAt(words, 52, 9)?.block).toBe(2);
    expect(wordAt(words, 15, 30)).toBeNull();
  });
});

describe('the page that is shown', () => {
  test('is the one asked for last, however the answers come', async () => {
    const waiting: (() => void)[] = [];
    const host = fakeHost({
      replace: {
        page: ({ page }) =>
          new Promise((resolve) => {
            waiting.push(() => resolve({ page, width: 1, height: 1, words: [], unread: null }));
          }),
      },
    });
    const reader = new PageReader(host);
    const all = [reader.open(1, 1, ''), reader.open(1, 2, '')];
    await Promise.resolve();
    waiting.reverse().forEach((answer) => answer());
    await Promise.all(all);
    expect(reader.view?.page).toBe(2);
  });

  test('says why it cannot be shown', async () => {
    const refusal = { code: 'not-found' as const, message: 'Gone.', hint: '' };
    const host = fakeHost({ replace: { page: () => Promise.reject(new HostError(refusal)) } });
    const reader = new PageReader(host);
    await reader.open(1, 1, '');
    expect(reader.error?.message).toBe('Gone.');
  });
});
