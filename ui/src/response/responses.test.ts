import { expect, test, vi } from 'vitest';

import type { Commands, ResponseView } from '$/api/generated';
import { fakeHost } from '$/host/fake/fake';
import { HostError } from '$/host/host';
import { later } from '$/testing/open';

import { Responses } from './responses.svelte';

type Request = Commands['response']['request'];

async function open(options: Parameters<typeof fakeHost>[0] = {}) {
  const host = fakeHost(options);
  const responses = new Responses(host);
  await responses.refresh();
  return { host, responses };
}

test('an answer that a later choice has overtaken is dropped', async () => {
  const asked: { request: Request; answer: ReturnType<typeof later<ResponseView>> }[] = [];
  const { responses } = await open({
    replace: {
      response: (request) => {
        const answer = later<ResponseView>();
        asked.push({ request, answer });
        return answer.promise;
      },
    },
  });
  const first = responses.choose({ document: 4, response: 0 });
  const second = responses.choose({ document: 4, response: 1 });
  asked[1]?.answer.keep({ respondent: 'second' } as ResponseView);
  await second;
  asked[0]?.answer.keep({ respondent: 'first' } as ResponseView);
  await first;
  expect(responses.response?.respondent).toBe('second');
});

test('the next response is the next one of the same question, as the rows are shown', async () => {
  const { responses } = await open();
  await responses.choose({ document: 4, response: 6 });
  expect(responses.beside(1)).toEqual({ document: 4, response: 7 });
  responses.order = 'respondent';
  expect(responses.beside(-1)).toBeNull();
  expect(responses.beside(1)).toEqual({ document: 4, response: 5 });
  responses.toggle('category', 'Small Supplier');
  expect(responses.beside(1)).toEqual({ document: 4, response: 7 });
});

test('the filter of words asks once for the words that cells do not show', async () => {
  const { host, responses } = await open();
  responses.type('lead user');
  await vi.waitFor(() => expect(responses.rows).toHaveLength(1));
  responses.type('lead users');
  await vi.waitFor(() => expect(responses.wordsLeft).toBe(0));
  expect(host.calls.filter(({ name }) => name === 'response')).toHaveLength(1);
});

test('a response whose words cannot be had is counted, not hidden', async () => {
  const refuse = () => {
    throw new HostError({ code: 'internal', message: 'The paper has gone.', hint: '' });
  };
  const { responses } = await open({ replace: { response: refuse } });
  responses.type('shared');
  await vi.waitFor(() => expect(responses.wordsFailed).toBe(1));
  expect(responses.rows.map(({ respondent }) => respondent)).toEqual(['Harbour Lights Energy (sample)']);
});

test('another paper begins without the filters of the one before, and the same paper keeps them', async () => {
  const { responses } = await open();
  responses.toggle('category', 'Small Supplier');
  responses.show(4);
  expect(responses.narrowed).toBe(true);
  responses.show(6);
  expect(responses.set?.document.id).toBe(6);
  expect(responses.narrowed).toBe(false);
});
