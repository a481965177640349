import type { DraftStartRequest } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';

import { Asked } from './asked.svelte';

/** A scratch text and what is found in it. It outlives a visit; no file is ever written. */
export class Draft {
  readonly checked: Asked<'draft_check'>;
  text = $state('');
  /** What the text began as. */
  from = $state('');
  error = $state.raw<HostError | null>(null);
  table = $state<string | null>(null);
  /** Whether rules that leave a doubt are taken as they were read. */
  asRead = $state(false);
  /** True from a change until its verdict stands there. */
  stale = $state(false);

  readonly #host: Host;
  #frame: number | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.checked = new Asked(host, 'draft_check');
  }

  /** Takes what was typed; it is checked with the next picture, whatever comes before that. */
  type(text: string) {
    this.text = text;
    this.later();
  }

  /** Checks the text with the next picture. */
  later() {
    this.stale = true;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      void this.check();
    });
  }

  /** Checks the text as it stands. */
  async check() {
    const { text, table, asRead } = this;
    if (table === null || text.trim() === '') {
      this.checked.reset();
      this.stale = false;
      return;
    }
    await this.checked.ask({ text, table, asRead });
    if (this.text === text && this.table === table && this.asRead === asRead) this.stale = false;
  }

  /** The clauses to begin with; null where they could not be had. */
  async start(from: DraftStartRequest): Promise<string | null> {
    this.error = null;
    try {
      const { text, says } = await this.#host.call('draft_start', from);
      this.from = says;
      return text;
    } catch (thrown) {
      this.error = asHostError(thrown);
      return null;
    }
  }
}
