import type { CommandName, Commands } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';

/** A question that is asked again and again in other words. One is under way at a time; of those that wait, the newest. */
export class Asked<K extends CommandName> {
  /** The last answer; it stays until a new one has come. */
  value = $state.raw<Commands[K]['response'] | null>(null);
  error = $state.raw<HostError | null>(null);
  pending = $state(false);

  readonly #host: Host;
  readonly #name: K;
  #next: Commands[K]['request'] | undefined;
  #running: Promise<void> | undefined;
  /** Grows when what was asked before must not be shown any more. */
  #age = 0;

  constructor(host: Host, name: K) {
    this.#host = host;
    this.#name = name;
  }

  ask(request: Commands[K]['request']): Promise<void> {
    this.#next = request;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Forgets the answer, and one that is still to come. */
  reset() {
    this.#age += 1;
    this.#next = undefined;
    this.value = null;
    this.error = null;
  }

  async #run() {
    this.pending = true;
    while (this.#next !== undefined) {
      const request = this.#next;
      this.#next = undefined;
      await this.#one(request);
    }
    this.pending = false;
    this.#running = undefined;
  }

  async #one(request: Commands[K]['request']) {
    const age = this.#age;
    try {
      const answer = await this.#host.call(this.#name, request);
      if (age !== this.#age) return;
      this.value = answer;
      this.error = null;
    } catch (thrown) {
      if (age !== this.#age) return;
      // The answer before was one to other words.
      this.value = null;
      this.error = asHostError(thrown);
    }
  }
}
