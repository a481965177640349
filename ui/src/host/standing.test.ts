import { expect, test } from 'vitest';

import type { OverviewView } from '$/api/generated';
import { later } from '$/testing/open';

import { fakeHost } from './fake/fake';
import { HostError } from './host';
import { Standing } from './standing.svelte';

function byHand(restMs = 0) {
  const asked: ReturnType<typeof later<OverviewView>>[] = [];
  const host = fakeHost({
    replace: {
      overview: () => {
        const answer = later<OverviewView>();
        asked.push(answer);
        return answer.promise;
      },
    },
  });
  return { asked, standing: new Standing(host, 'overview', {}, restMs) };
}

const answer = (documents: number) => ({ documents }) as OverviewView;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('many changes while a question runs mean one more question', async () => {
  const { asked, standing } = byHand();
  void standing.refresh();
  for (let change = 0; change < 5; change += 1) void standing.refresh();
  expect(asked).toHaveLength(1);
  asked[0]?.keep(answer(1));
  await settle();
  expect(standing.value?.documents).toBe(1);
  expect(asked).toHaveLength(2);
  asked[1]?.keep(answer(6));
  await settle();
  expect(standing.value?.documents).toBe(6);
  expect(asked).toHaveLength(2);
  expect(standing.pending).toBe(false);
});

test('rests between two questions', async () => {
  const { asked, standing } = byHand(40);
  void standing.refresh();
  void standing.refresh();
  asked[0]?.keep(answer(1));
  await settle();
  expect(asked).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(asked).toHaveLength(2);
});

test('keeps the last answer beside an error, and takes the error away with the next answer', async () => {
  const { asked, standing } = byHand();
  void standing.refresh();
  asked[0]?.keep(answer(3));
  await settle();
  void standing.refresh();
  asked[1]?.fail(new HostError({ code: 'internal', message: 'The library is gone.', hint: 'Look for it.' }));
  await settle();
  expect(standing.error?.hint).toBe('Look for it.');
  expect(standing.value?.documents).toBe(3);
  void standing.refresh();
  asked[2]?.keep(answer(4));
  await settle();
  expect(standing.error).toBeNull();
});

test('an answer for the library before is never shown, and the question is asked again', async () => {
  const { asked, standing } = byHand();
  void standing.refresh();
  standing.reset();
  asked[0]?.keep(answer(9));
  await settle();
  expect(standing.value).toBeNull();
  asked[1]?.keep(answer(2));
  await settle();
  expect(standing.value?.documents).toBe(2);
});

test('what is needed is asked for once', async () => {
  const { asked, standing } = byHand();
  const needs = [standing.need(), standing.need()];
  asked[0]?.keep(answer(1));
  await Promise.all(needs);
  await standing.need();
  expect(asked).toHaveLength(1);
});
