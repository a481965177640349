/** Widths in rem, so that they hold at every zoom; the style sheets use the same numbers. */
const NARROW_REM = 48;
const WIDE_REM = 70;

/** How much room the window has. */
class Layout {
  #rem = $state(WIDE_REM);

  /** True where a side pane fits beside the view. */
  get fitsOnePane(): boolean {
    return this.#rem >= NARROW_REM;
  }

  /** True where two side panes fit beside the view. */
  get fitsTwoPanes(): boolean {
    return this.#rem >= WIDE_REM;
  }

  /** Looks again, as when the window or its zoom changed. */
  measure() {
    const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    this.#rem = window.innerWidth / root;
  }
}

/** The one layout of the window. */
export const layout = new Layout();
