import { expect, test } from 'vitest';

import type { WhatIfView } from '$/api/generated';
import { fakeHost } from '$/host/fake/fake';
import { HostError } from '$/host/host';
import { later } from '$/testing/open';

import { Asked } from './asked.svelte';

const EMPTY: WhatIfView = {
  regime: '',
  standing: 'silent',
  title: '',
  why: '',
  years: [],
  outcomes: [],
  roles: [],
  open: [],
  assumptions: [],
  duties: [],
  errors: [],
};

type Answer = Awaited<ReturnType<ReturnType<typeof fakeHost>['call']>>;

test('of questions that wait, the newest is asked', async () => {
  const first = later<Answer>();
  const asked: string[] = [];
  const host = fakeHost({
    replace: {
      what_if: async ({ regime }) => {
        asked.push(regime);
        if (asked.length === 1) await first.promise;
        return { ...EMPTY, regime };
      },
    },
  });
  const question = new Asked(host, 'what_if');
  const all = ['one', 'two', 'three'].map((regime) => question.ask({ regime, given: [] }));
  expect(question.pending).toBe(true);
  first.keep({} as Answer);
  await Promise.all(all);
  expect(asked).toEqual(['one', 'three']);
  expect(question.value?.regime).toBe('three');
  expect(question.pending).toBe(false);
});

test('an answer that comes after a reset is not shown', async () => {
  const wait = later<void>();
  const host = fakeHost({ replace: { what_if: async () => (await wait.promise, EMPTY) } });
  const question = new Asked(host, 'what_if');
  const asking = question.ask({ regime: 'one', given: [] });
  question.reset();
  wait.keep();
  await asking;
  expect(question.value).toBeNull();
});

test('an error takes the place of the answer to other words', async () => {
  const host = fakeHost({
    replace: {
      what_if: ({ regime }) => {
        if (regime === 'gone') throw new HostError({ code: 'not-found', message: 'It is gone.', hint: '' });
        return EMPTY;
      },
    },
  });
  const question = new Asked(host, 'what_if');
  await question.ask({ regime: 'there', given: [] });
  await question.ask({ regime: 'gone', given: [] });
  expect(question.value).toBeNull();
  expect(question.error?.message).toBe('It is gone.');
  await question.ask({ regime: 'there', given: [] });
  expect(question.error).toBeNull();
});
