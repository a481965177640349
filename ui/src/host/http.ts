import type { ImportProgress } from '$/api/generated';
import { asHostError, type Host } from './host';

/** One entry of the event queue of the test program. */
interface QueuedProgress {
  seq: number;
  progress: ImportProgress;
}

const RETRY_AFTER_MS = 1000;

/** A program on this machine that serves the commands over loopback; for tests only. */
export function httpHost(fetcher: typeof fetch = (...args) => fetch(...args)): Host {
  return {
    async call(name, request) {
      try {
        const reply = await fetcher(`/api/${name}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(request),
        });
        const body: unknown = await reply.json();
        if (!reply.ok) throw body;
        return body as never;
      } catch (thrown) {
        throw asHostError(thrown);
      }
    },
    async file(document) {
      try {
        const reply = await fetcher('/api/document_file', { method: 'POST', body: JSON.stringify({ document }) });
        if (!reply.ok) throw await reply.json();
        return await reply.arrayBuffer();
      } catch (thrown) {
        throw asHostError(thrown);
      }
    },
    onImport(listener) {
      const stop = new AbortController();
      void poll(fetcher, listener, stop.signal);
      return () => stop.abort();
    },
  };
}

/** Asks again and again for what happened after the last event that was seen. */
async function poll(fetcher: typeof fetch, listener: (progress: ImportProgress) => void, signal: AbortSignal) {
  let after = 0;
  while (!signal.aborted) {
    try {
      const reply = await fetcher(`/api/events?after=${after}`, { signal });
      for (const { seq, progress } of (await reply.json()) as QueuedProgress[]) {
        after = Math.max(after, seq);
        listener(progress);
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    }
  }
}
