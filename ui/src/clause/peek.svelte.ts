import type { ClausePage } from '$/api/generated';
import type { Host } from '$/host/host';
import { Latest } from '$/shared/latest';
import type { Peek } from '$/shared/text/pieces';

const HOVER_MS = 350;
const LEAVE_MS = 250;

/** The first words of a clause, shown next to a reference to it. */
export class ClausePeek {
  anchor = $state.raw<HTMLElement | null>(null);
  page = $state.raw<ClausePage | null>(null);

  readonly #host: Host;
  readonly #latest = new Latest();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #held = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Shows a peek at once when it was asked for by key, after a moment when the pointer rests. */
  wish(peek: Peek | null) {
    clearTimeout(this.#timer);
    if (peek?.held) {
      if (this.#held && this.anchor === peek.anchor) this.close();
      else void this.#show(peek);
    } else if (!this.#held) {
      this.#timer = setTimeout(() => (peek ? void this.#show(peek) : this.close()), peek ? HOVER_MS : LEAVE_MS);
    }
  }

  /** Keeps it open while the pointer is on it. */
  stay() {
    clearTimeout(this.#timer);
  }

  /** Closes it; true where one was open. */
  close(): boolean {
    clearTimeout(this.#timer);
    this.#latest.ask();
    this.#held = false;
    const wasOpen = this.anchor !== null;
    this.anchor = null;
    this.page = null;
    return wasOpen;
  }

  async #show(peek: Peek) {
    const isLast = this.#latest.ask();
    this.#held = peek.held;
    try {
      const page = await this.#host.call('clause', { clause: peek.target });
      if (!isLast()) return;
      this.page = page;
      this.anchor = peek.anchor;
    } catch {
      // A peek is a convenience: opening the clause page shows the error in full.
      this.close();
    }
  }
}
