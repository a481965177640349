import type { PageView, PageWord } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';
import { Latest } from '$/shared/latest';

/** A box on a page, in points from its top left corner. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The page of a paper that is shown as it is printed, with what stands where on it. */
export class PageReader {
  page = $state(1);
  view = $state.raw<PageView | null>(null);
  error = $state.raw<HostError | null>(null);

  readonly #host: Host;
  readonly #latest = new Latest();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Opens a page; what was shown stays until the new one is there. */
  async open(document: number, page: number, query: string) {
    const isLast = this.#latest.ask();
    this.page = page;
    try {
      const view = await this.#host.call('page', { document, page, query });
      if (!isLast()) return;
      this.error = null;
      this.view = view;
    } catch (thrown) {
      if (isLast()) this.error = asHostError(thrown);
    }
  }
}

/** The word at a point, or the nearest on its line. */
export function wordAt(words: PageWord[], x: number, y: number): PageWord | null {
  const onLine = words.filter(({ top, height }) => top <= y && y <= top + height);
  let nearest: PageWord | null = null;
  let least = Infinity;
  for (const word of onLine) {
    const distance = Math.max(word.left - x, x - word.left - word.width, 0);
    if (distance < least) [nearest, least] = [word, distance];
  }
  return nearest;
}

/** The boxes around words, those that follow each other on a line as one. */
export function boxes(words: PageWord[]): Box[] {
  const joined: Box[] = [];
  for (const { left, top, width, height } of words) {
    const last = joined.at(-1);
    const sameLine = last && Math.abs(last.top - top) < height / 2 && left >= last.left && left - last.left - last.width < height;
    if (last && sameLine) {
      const bottom = Math.max(last.top + last.height, top + height);
      last.top = Math.min(last.top, top);
      last.height = bottom - last.top;
      last.width = Math.max(last.width, left + width - last.left);
    } else {
      joined.push({ left, top, width, height });
    }
  }
  return joined;
}
