import type { DocumentRow } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';

/** Taking documents out of the library and bringing them back. */
export class Removal {
  /** The document removed last, which can be brought back at once. */
  last = $state.raw<DocumentRow | null>(null);
  /** What happened last, for everyone to hear. */
  said = $state<{ what: 'removed' | 'restored'; title: string } | null>(null);
  /** All that were removed. */
  removed = $state.raw<DocumentRow[]>([]);
  error = $state.raw<HostError | null>(null);

  readonly #host: Host;
  readonly #changed: () => Promise<void>;

  /** `changed` is called when the documents of the library are others. */
  constructor(host: Host, changed: () => Promise<void>) {
    this.#host = host;
    this.#changed = changed;
  }

  async refresh() {
    await this.#guard(async () => {
      this.removed = await this.#host.call('removed_documents', {});
    });
  }

  remove(row: DocumentRow) {
    return this.#guard(async () => {
      await this.#host.call('remove_document', { document: row.id });
      this.last = row;
      this.said = { what: 'removed', title: row.title };
      await this.#changed();
      this.removed = await this.#host.call('removed_documents', {});
    });
  }

  restore(row: DocumentRow) {
    return this.#guard(async () => {
      await this.#host.call('restore_document', { document: row.id });
      if (this.last?.id === row.id) this.last = null;
      this.said = { what: 'restored', title: row.title };
      await this.#changed();
      this.removed = await this.#host.call('removed_documents', {});
    });
  }

  /** Closes the report of what happened last. */
  dismiss() {
    this.last = null;
    this.said = null;
  }

  async #guard(act: () => Promise<void>) {
    this.error = null;
    try {
      await act();
    } catch (thrown) {
      this.error = asHostError(thrown);
    }
  }
}
