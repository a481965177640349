import type { CommandName, Commands } from '$/api/generated';

import { asHostError, type Host, type HostError } from './host';

/** A question that is asked anew whenever the library changes. */
export class Standing<K extends CommandName> {
  /** The last answer; it stays until a new one has come. */
  value = $state.raw<Commands[K]['response'] | null>(null);
  error = $state.raw<HostError | null>(null);
  pending = $state(false);

  readonly #host: Host;
  readonly #name: K;
  readonly #request: Commands[K]['request'];
  readonly #restMs: number;
  #running: Promise<void> | undefined;
  #wanted = false;
  /** Grows when what was asked before must not be shown any more. */
  #age = 0;

  /**
   * @param restMs Milliseconds of rest between two questions, where many changes come at once.
   */
  constructor(host: Host, name: K, request: Commands[K]['request'], restMs = 0) {
    this.#host = host;
    this.#name = name;
    this.#request = request;
    this.#restMs = restMs;
  }

  /** Asks; where a question is under way, it is asked once more after that one, however often it was wanted. */
  refresh(): Promise<void> {
    this.#wanted = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Asks unless there is an answer, or one is on its way. */
  async need(): Promise<void> {
    if (this.value === null) await (this.#running ?? this.refresh());
  }

  /** Forgets the answer, as when another library opens; a question under way is asked again. */
  reset() {
    this.#age += 1;
    this.value = null;
    this.error = null;
    this.#wanted = this.#running !== undefined;
  }

  async #run() {
    this.pending = true;
    while (this.#wanted) {
      this.#wanted = false;
      const age = this.#age;
      await this.#ask(age);
      // Another library does not wait.
      if (this.#wanted && age === this.#age && this.#restMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#restMs));
    }
    this.pending = false;
    this.#running = undefined;
  }

  async #ask(age: number) {
    try {
      const answer = await this.#host.call(this.#name, this.#request);
      if (age !== this.#age) return;
      this.value = answer;
      this.error = null;
    } catch (thrown) {
      if (age === this.#age) this.error = asHostError(thrown);
    }
  }
}
