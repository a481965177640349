/** A run of text that is shown one way. */
export interface TextRun {
  text: string;
  /** True where it is what was searched for. */
  hit: boolean;
  /** What a broken word is read as. */
  repaired: string | null;
  /** What the run points at. */
  reference: TextReference | null;
}

/** What a run points at. */
export interface TextReference {
  targets: string[];
  /** What a click opens; `null` where there is nothing to open. */
  opens: string | null;
  malformed: boolean;
  note: string | null;
}

/** The bare words of some runs. */
export function plain(runs: TextRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** A wish to see the first words of what a reference points at. */
export interface Peek {
  target: string;
  /** The reference, to stand next to. */
  anchor: HTMLElement;
  /** True where it was asked for by key and stays until it is closed. */
  held: boolean;
}
