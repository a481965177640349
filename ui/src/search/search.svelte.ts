import type { Facet, FacetChoice, SearchAnswer, SearchHit } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';
import { announcer } from '$/shared/a11y/announce.svelte';
import { en } from '$/shared/i18n/en-GB';
import { Latest } from '$/shared/latest';

const DEBOUNCE_MS = 150;
const ANNOUNCE_MS = 500;
const BATCH = 100;

/** The search of the window: what was typed and ticked, and the last answer. */
export class Search {
  query = $state('');
  filters = $state.raw<FacetChoice[]>([]);
  /** The last answer; it stays until a new one has come. */
  answer = $state.raw<SearchAnswer | null>(null);
  error = $state.raw<HostError | null>(null);
  pending = $state(false);
  /** The hit that was opened or stepped to last. */
  at = $state<number | null>(null);

  /** Every facet value of this query, also those that the filters have emptied. */
  facets = $state.raw<Facet[]>([]);

  readonly #host: Host;
  readonly #latest = new Latest();
  /** The query that the facets belong to. */
  #faceted = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  get hits(): SearchHit[] {
    return this.answer?.hits ?? [];
  }

  /** Takes what is typed; asks when the typing rests. */
  type(query: string) {
    this.query = query;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.run(), DEBOUNCE_MS);
  }

  /** Searches for something else at once. */
  async restore(query: string, filters: FacetChoice[]) {
    if (this.answer && query === this.query && sameFilters(filters, this.filters)) return;
    this.query = query;
    this.filters = filters;
    await this.run();
  }

  isTicked(facet: string, value: string): boolean {
    return this.filters.some((choice) => choice.facet === facet && choice.value === value);
  }

  async toggle(facet: string, value: string) {
    this.filters = this.isTicked(facet, value)
      ? this.filters.filter((choice) => choice.facet !== facet || choice.value !== value)
      : [...this.filters, { facet, value }];
    await this.run();
  }

  async clearFilters() {
    this.filters = [];
    await this.run();
  }

  /** Forgets everything, as when another library opens. */
  reset() {
    this.#latest.ask();
    clearTimeout(this.#typing);
    this.query = '';
    this.filters = [];
    this.answer = null;
    this.facets = [];
    this.error = null;
    this.pending = false;
    this.at = null;
  }

  /** Asks with what is typed and ticked; an answer that comes too late is dropped. */
  async run() {
    clearTimeout(this.#typing);
    const isLast = this.#latest.ask();
    if (this.query.trim() === '') {
      this.answer = null;
      this.error = null;
      this.pending = false;
      return;
    }
    await this.#ask(isLast, 0, (answer) => {
      this.answer = answer;
      this.at = null;
      this.#announceSoon(answer);
    });
  }

  /** Asks the same again, as when papers were added; where the person stands is kept. */
  async refresh() {
    if (this.answer === null) return;
    const at = this.at;
    await this.#ask(this.#latest.ask(), 0, (answer) => {
      this.answer = answer;
      this.at = at;
    });
  }

  /** Asks for the next passages of the same search. */
  async more() {
    await this.#ask(this.#latest.ask(), this.hits.length, (answer) => {
      this.answer = { ...answer, hits: [...this.hits, ...answer.hits] };
    });
  }

  async #ask(isLast: () => boolean, offset: number, take: (answer: SearchAnswer) => void) {
    this.pending = true;
    try {
      const request = { query: this.query, filters: this.filters, offset, limit: BATCH };
      const answer = await this.#host.call('search', request);
      if (!isLast()) return;
      this.error = null;
      this.facets = withEmptied(request.query === this.#faceted ? this.facets : [], answer.facets);
      this.#faceted = request.query;
      take(answer);
    } catch (thrown) {
      if (isLast()) this.error = asHostError(thrown);
    } finally {
      if (isLast()) this.pending = false;
    }
  }

  /** Says the number of results when the typing has rested. */
  #announceSoon(answer: SearchAnswer) {
    clearTimeout(this.#announcing);
    const sentence = answer.total === 0 ? en.search.none : en.search.found(answer.total, answer.documents);
    this.#announcing = setTimeout(() => announcer.say(sentence), ANNOUNCE_MS);
  }
}

function sameFilters(some: FacetChoice[], others: FacetChoice[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => one.facet === others[index]?.facet && one.value === others[index]?.value)
  );
}

/** The new facets, with the values that were there before and have no passage now. */
function withEmptied(before: Facet[], now: Facet[]): Facet[] {
  const merged = before.map((facet) => {
    const fresh = now.find((one) => one.facet === facet.facet)?.values ?? [];
    const kept = facet.values.map((value) => fresh.find((one) => one.value === value.value) ?? { ...value, count: 0 });
    const added = fresh.filter((value) => facet.values.every((one) => one.value !== value.value));
    return { ...facet, values: [...kept, ...added] };
  });
  return [...merged, ...now.filter((facet) => before.every((one) => one.facet !== facet.facet))];
}
