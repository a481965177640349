import { SvelteMap } from 'svelte/reactivity';

import type { QuestionTally, RespondentRow, ResponseCell, ResponseSet, ResponseView } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';
import { Standing } from '$/host/standing.svelte';
import { Latest } from '$/shared/latest';
import { plain } from '$/shared/text/pieces';

import { filterGroups, grouped, NO_FILTERS, ordered, passing, type FilterGroup, type Filters, type Order } from './matrix';

/** Responses that are asked for at the same time. */
const AT_ONCE = 4;
const REST_MS = 1000;

/** A response that was chosen: its number in the paper. */
export interface Chosen {
  document: number;
  response: number;
}

/** The responses of the window: which paper, what narrows it, which response is read. It outlives a visit. */
export class Responses {
  readonly standing: Standing<'responses'>;
  /** The paper that was chosen; the first one where it is not there. */
  document = $state<number | null>(null);
  filters = $state.raw<Filters>(NO_FILTERS);
  order = $state.raw<Order>('filed');
  byCategory = $state(false);
  chosen = $state.raw<Chosen | null>(null);
  response = $state.raw<ResponseView | null>(null);
  error = $state.raw<HostError | null>(null);
  /** The column that a visit begins in. */
  question = $state(0);
  /** Longer responses whose words are still to be asked for, for the filter of words. */
  wordsLeft = $state(0);
  wordsFailed = $state(0);

  readonly #host: Host;
  readonly #latest = new Latest();
  readonly #filling = new Latest();
  /** All words of responses whose cells show the first ones only. */
  readonly #whole = new SvelteMap<number, string>();

  constructor(host: Host) {
    this.#host = host;
    this.standing = new Standing(host, 'responses', { modification: null }, REST_MS);
  }

  get sets(): ResponseSet[] {
    return this.standing.value?.sets ?? [];
  }

  /** The paper that is shown. */
  readonly set: ResponseSet | null = $derived.by(
    () => this.sets.find(({ document }) => document.id === this.document) ?? this.sets[0] ?? null,
  );

  readonly groups: FilterGroup[] = $derived.by(() =>
    this.set ? filterGroups(this.set, this.filters, (cell) => this.#words(cell)) : [],
  );

  /** The respondents that pass the filters, in the chosen order. */
  readonly rows: RespondentRow[] = $derived.by(() => {
    if (!this.set) return [];
    const { respondents, questions } = this.set;
    return ordered(passing(respondents, this.filters, (cell) => this.#words(cell)), this.order, questions);
  });

  /** The same, under their categories. */
  readonly shown = $derived.by(() => grouped(this.rows, this.byCategory));

  get questions(): QuestionTally[] {
    return this.set?.questions ?? [];
  }

  get narrowed(): boolean {
    const { categories, answers, text } = this.filters;
    return categories.length > 0 || text.trim() !== '' || Object.values(answers).some((wanted) => wanted.length > 0);
  }

  async refresh() {
    const before = this.standing.value;
    await this.standing.refresh();
    if (this.standing.value === before) return;
    this.#forgetWords();
    if (this.chosen) await this.choose(this.chosen);
    if (this.filters.text.trim() !== '') await this.#fill();
  }

  /** Goes to another paper; what narrowed the one before does not fit this one. */
  show(document: number) {
    if (this.set?.document.id === document) return;
    this.document = document;
    this.filters = NO_FILTERS;
    this.order = 'filed';
    this.question = 0;
    this.close();
    this.#forgetWords();
  }

  /** Goes to what a place names. */
  restore(document: number | null, question: number | null, response: number | null) {
    if (document !== null) {
      this.show(document);
      this.document = document;
    }
    if (question !== null) this.question = question;
    if (document !== null && response !== null) void this.choose({ document, response });
  }

  /** Reads one response in full. */
  async choose(chosen: Chosen) {
    const isLast = this.#latest.ask();
    if (this.chosen?.document !== chosen.document || this.chosen.response !== chosen.response) this.response = null;
    this.chosen = chosen;
    this.error = null;
    try {
      const response = await this.#host.call('response', chosen);
      if (isLast()) this.response = response;
    } catch (thrown) {
      if (!isLast()) return;
      this.response = null;
      this.error = asHostError(thrown);
    }
  }

  close() {
    this.#latest.ask();
    this.chosen = null;
    this.response = null;
    this.error = null;
  }

  toggle(key: FilterGroup['key'], value: string) {
    const flip = (values: string[]) =>
      values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    this.filters =
      key === 'category'
        ? { ...this.filters, categories: flip(this.filters.categories) }
        : { ...this.filters, answers: { ...this.filters.answers, [key]: flip(this.filters.answers[key] ?? []) } };
  }

  type(text: string) {
    this.filters = { ...this.filters, text };
    if (text.trim() !== '') void this.#fill();
  }

  clearFilters() {
    this.filters = NO_FILTERS;
  }

  /** Tells whether a response is in the table as it is shown. */
  shows({ document, response }: Chosen): boolean {
    return document === this.set?.document.id && this.rows.some(({ cells }) => cells.some((cell) => cell?.response === response));
  }

  /** The response that stands before or after the chosen one in its column, as rows are shown. */
  beside(step: 1 | -1): Chosen | null {
    const { chosen, set } = this;
    if (!chosen || !set || chosen.document !== set.document.id) return null;
    const rows = this.shown.flatMap(({ rows }) => rows);
    const question = set.questions.findIndex((_, at) =>
      set.respondents.some(({ cells }) => cells[at]?.response === chosen.response),
    );
    const column = rows.flatMap(({ cells }) => cells[question] ?? []);
    const at = column.findIndex(({ response }) => response === chosen.response);
    const next = at < 0 ? undefined : column[at + step];
    return next ? { document: chosen.document, response: next.response } : null;
  }

  /** Forgets everything, as when another library opens. */
  reset() {
    this.standing.reset();
    this.document = null;
    this.filters = NO_FILTERS;
    this.order = 'filed';
    this.byCategory = false;
    this.question = 0;
    this.close();
    this.#forgetWords();
  }

  #words(cell: ResponseCell): string | undefined {
    return this.#whole.get(cell.response);
  }

  #forgetWords() {
    this.#filling.ask();
    this.#whole.clear();
    this.wordsLeft = 0;
    this.wordsFailed = 0;
  }

  /** Asks for the words that cells do not show, so that the filter of words looks through all of them. */
  async #fill() {
    const { set } = this;
    if (!set || this.wordsLeft > 0) return;
    const cut = set.respondents
      .flatMap(({ cells }) => cells)
      .flatMap((cell) => (cell && isCut(cell) && !this.#whole.has(cell.response) ? [cell.response] : []));
    const isLast = this.#filling.ask();
    this.wordsLeft = cut.length;
    this.wordsFailed = 0;
    const ask = async () => {
      for (let response = cut.pop(); response !== undefined && isLast(); response = cut.pop()) {
        const words = await this.#wholeWords(set.document.id, response);
        if (!isLast()) return;
        this.wordsLeft -= 1;
        if (words === null) this.wordsFailed += 1;
        else this.#whole.set(response, words);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
  }

  async #wholeWords(document: number, response: number): Promise<string | null> {
    try {
      const { paragraphs } = await this.#host.call('response', { document, response });
      return paragraphs.map((pieces) => plain(pieces.map((piece) => ({ ...piece, text: piece.repaired ?? piece.text })))).join('\n');
    } catch {
      // Said in the view: the filter knows the first words of this one only.
      return null;
    }
  }
}

/** Tells whether a cell shows the first words only. */
function isCut({ words, length }: ResponseCell): boolean {
  return words.split(/\s+/).filter(Boolean).length < length || /…$/.test(words);
}
