/** Frames that a target is kept in place while chunks around it find their true size. */
const SETTLE_FRAMES = 12;
/** Where a target stands, as a part of the height of the window. */
const UPPER_PART = 0.25;

/** What scrolls an element: a pane where there is room, else the whole page. */
function scrollerOf(element: HTMLElement): { box: Element; top: number; height: number } {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight;
    if (scrolls) return { box, top: box.getBoundingClientRect().top, height: box.clientHeight };
  }
  return { box: document.scrollingElement ?? document.documentElement, top: 0, height: window.innerHeight };
}

/** Scrolls so that an element stands in the upper part, and again until nothing moves any more. */
export async function scrollTo(element: HTMLElement): Promise<void> {
  for (let frame = 0, still = 0; frame < SETTLE_FRAMES && still < 3; frame += 1) {
    const { box, top, height } = scrollerOf(element);
    const before = box.scrollTop;
    box.scrollTop += element.getBoundingClientRect().top - (top + height * UPPER_PART);
    still = Math.abs(box.scrollTop - before) < 1 ? still + 1 : 0;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/**
 * Keeps the words in place when a chunk that begins above the window finds its true size. Chunks far
 * away have a guessed size; without this the text would jump when the person scrolls up to them.
 */
export function keepWhenResized(chunk: HTMLElement): () => void {
  let before: number | undefined;
  const observer = new ResizeObserver(() => {
    const now = chunk.getBoundingClientRect();
    const { box, top } = scrollerOf(chunk);
    if (before !== undefined && now.top < top) box.scrollTop += now.height - before;
    before = now.height;
  });
  observer.observe(chunk);
  return () => observer.disconnect();
}

/** Makes a change above the words that are being read, and puts these words back where they were. */
export async function keepPlace(blocks: Iterable<HTMLElement>, change: () => void, settled: () => Promise<void>) {
  const all = [...blocks];
  const top = all[0] ? scrollerOf(all[0]).top : 0;
  const seen = all.find((element) => element.getBoundingClientRect().bottom > top);
  const before = seen?.getBoundingClientRect().top ?? 0;
  change();
  await settled();
  if (seen) scrollerOf(seen).box.scrollTop += seen.getBoundingClientRect().top - before;
}

/** The block in the upper part of the view; `null` where none stands there. */
export function blockAt(text: HTMLElement): number | null {
  const { left, width } = text.getBoundingClientRect();
  const { top, height } = scrollerOf(text);
  const at = document.elementFromPoint(left + width / 2, top + height * UPPER_PART);
  const block = at?.closest<HTMLElement>('[data-block]');
  return block && text.contains(block) ? Number(block.dataset.block) : null;
}
