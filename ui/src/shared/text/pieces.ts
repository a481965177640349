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
  /** "definition" and "self" are the label of the paragraph itself; others point elsewhere. */
  role: string;
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

/** Runs that are one link, or that are none. */
export interface Phrase {
  reference: TextReference | null;
  parts: TextRun[];
}

/**
 * Puts together what a hit has cut: the parts of one reference become one link, and the parts of one
 * repaired word are shown once.
 */
export function phrases(runs: TextRun[]): Phrase[] {
  const found: Phrase[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last && sameReference(last.reference, run.reference)) append(last.parts, run);
    else found.push({ reference: run.reference, parts: [run] });
  }
  return found;
}

function append(parts: TextRun[], run: TextRun) {
  const last = parts.at(-1);
  if (last && run.repaired !== null && last.repaired === run.repaired) {
    parts[parts.length - 1] = { ...last, text: last.text + run.text, hit: last.hit || run.hit };
  } else {
    parts.push(run);
  }
}

function sameReference(one: TextReference | null, other: TextReference | null): boolean {
  if (one === null || other === null) return one === other;
  return one.opens === other.opens && one.targets.join() === other.targets.join();
}
