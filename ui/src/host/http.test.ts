import { expect, test, vi } from 'vitest';

import { httpHost } from './http';

function reply(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

test('posts the request and gives the answer', async () => {
  const fetcher = vi.fn().mockResolvedValue(reply([]));
  await expect(httpHost(fetcher).call('documents', {})).resolves.toEqual([]);
  expect(fetcher).toHaveBeenCalledWith('/api/documents', expect.objectContaining({ method: 'POST', body: '{}' }));
});

test('gives an error of the program in its words', async () => {
  const error = { code: 'bad-request', message: 'No such clause.', hint: 'Type G8.43.' };
  const host = httpHost(vi.fn().mockResolvedValue(reply(error, 400)));
  await expect(host.call('clause', { clause: 'x' })).rejects.toMatchObject(error);
});

test('turns a lost connection into an error for people', async () => {
  const host = httpHost(vi.fn().mockRejectedValue(new TypeError('refused')));
  await expect(host.call('documents', {})).rejects.toMatchObject({ code: 'internal', hint: expect.stringContaining('open it again') });
});

test('asks for events after the last one, until it is stopped', async () => {
  const heard: number[] = [];
  const asked: string[] = [];
  const fetcher = vi.fn(async (address: string) => {
    asked.push(address);
    if (asked.length > 2) return new Promise<Response>(() => undefined);
    return reply([{ seq: asked.length * 5, progress: { done: asked.length } }]);
  });
  const stop = httpHost(fetcher as unknown as typeof fetch).onImport(({ done }) => heard.push(done));
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  stop();
  expect(asked).toEqual(['/api/events?after=0', '/api/events?after=5', '/api/events?after=10']);
  expect(heard).toEqual([1, 2]);
});
