import type { BlockView, DocumentView } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';
import { Latest } from '$/shared/latest';

/** Blocks that are asked for at once. */
export const CHUNK = 200;

/** A document that is being read: its head at once, its blocks in chunks, the wanted chunk first. */
export class Reader {
  view = $state.raw<DocumentView | null>(null);
  /** Chunks by number; a chunk that has not come yet is `undefined`. */
  chunks = $state.raw<(BlockView[] | undefined)[]>([]);
  error = $state.raw<HostError | null>(null);
  /** Why a correction was refused. */
  correction = $state.raw<HostError | null>(null);

  readonly #host: Host;
  readonly #latest = new Latest();
  /** Called around a change above the words that are being read, so that they stay in place. */
  aroundChange: (change: () => void) => void | Promise<void> = (change) => change();

  constructor(host: Host) {
    this.#host = host;
  }

  get complete(): boolean {
    return this.view !== null && this.chunks.every((chunk) => chunk !== undefined);
  }

  /** The page on which a block begins; `null` while it is not there. */
  pageOf(block: number): number | null {
    return this.chunks[Math.floor(block / CHUNK)]?.[block % CHUNK]?.page ?? null;
  }

  /** The first block of a page, as far as blocks are there. */
  firstOn(page: number): number | null {
    for (const chunk of this.chunks) {
      const first = chunk?.find((block) => block.page === page);
      if (first) return first.index;
    }
    return null;
  }

  /** Opens a document; resolves when the chunk with the wanted block is there. */
  async open(document: number, block: number, query: string) {
    const isLast = this.#latest.ask();
    this.error = null;
    try {
      const view = await this.#host.call('document', { document });
      const chunks = new Array<BlockView[] | undefined>(Math.ceil(view.blocks / CHUNK)).fill(undefined);
      const first = Math.min(Math.floor(block / CHUNK), Math.max(0, chunks.length - 1));
      if (chunks.length > 0) chunks[first] = await this.#blocks(document, first, query);
      if (!isLast()) return;
      this.chunks = chunks;
      this.view = view;
      void this.#rest(isLast, document, first, query);
    } catch (thrown) {
      if (isLast()) this.error = asHostError(thrown);
    }
  }

  /**
   * Corrects what the document was read to say. The paper may have been read anew for it, so its blocks
   * are asked for again.
   *
   * @returns false where the program refused; {@link correction} says why.
   */
  async correct(field: string, value: string | null): Promise<boolean> {
    if (this.view === null) return false;
    const document = this.view.row.id;
    this.correction = null;
    try {
      await this.#host.call('correct_document', { document, field, value });
      await this.open(document, 0, '');
      return true;
    } catch (thrown) {
      this.correction = asHostError(thrown);
      return false;
    }
  }

  /** Stops asking for more. */
  close() {
    this.#latest.ask();
  }

  /** Gets the other chunks, the nearest to the wanted one first. */
  async #rest(isLast: () => boolean, document: number, first: number, query: string) {
    const others = this.chunks.map((_, index) => index).filter((index) => index !== first);
    others.sort((one, other) => Math.abs(one - first) - Math.abs(other - first));
    try {
      for (const index of others) {
        const blocks = await this.#blocks(document, index, query);
        if (!isLast()) return;
        await this.aroundChange(() => {
          this.chunks = this.chunks.with(index, blocks);
        });
      }
    } catch (thrown) {
      if (isLast()) this.error = asHostError(thrown);
    }
  }

  #blocks(document: number, chunk: number, query: string) {
    return this.#host.call('document_blocks', { document, from: chunk * CHUNK, count: CHUNK, query });
  }
}
