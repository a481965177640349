import { expect, test, vi } from 'vitest';

import { HostError } from '$/host/host';
import { fakeHost } from '$/host/fake/fake';

import { Removal } from './removal.svelte';

test('a document is removed, listed, and brought back', async () => {
  const host = fakeHost();
  const changed = vi.fn(async () => {});
  const removal = new Removal(host, changed);
  const [row] = await host.call('documents', {});
  if (!row) throw new Error('the preview has papers');
  await removal.remove(row);
  expect(removal.last?.id).toBe(row.id);
  expect(removal.removed.map(({ id }) => id)).toEqual([row.id]);
  expect((await host.call('documents', {})).some(({ id }) => id === row.id)).toBe(false);
  await removal.restore(row);
  expect(removal.last).toBeNull();
  expect(removal.removed).toEqual([]);
  expect(removal.said).toEqual({ what: 'restored', title: row.title });
  expect((await host.call('documents', {})).some(({ id }) => id === row.id)).toBe(true);
  expect(changed).toHaveBeenCalledTimes(2);
});

test('a refusal is shown and nothing is said to have happened', async () => {
  const refusal = { code: 'library-in-use' as const, message: 'In use.', hint: 'Wait.' };
  const host = fakeHost({ replace: { remove_document: () => Promise.reject(new HostError(refusal)) } });
  const removal = new Removal(host, async () => {});
  const [row] = await host.call('documents', {});
  if (row) await removal.remove(row);
  expect(removal.error?.message).toBe('In use.');
  expect(removal.said).toBeNull();
});
