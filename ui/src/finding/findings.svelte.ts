import { SvelteMap } from 'svelte/reactivity';

import type { CheckExplanation, FindingView } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';
import { Standing } from '$/host/standing.svelte';

import {
  bySeverity,
  checkChoices,
  documentChoices,
  entries,
  grouped,
  hidden,
  modificationChoices,
  NO_FILTERS,
  passing,
  severityChoices,
  TITLES,
  type Entry,
  type Filters,
  type Group,
  type Grouping,
} from './list';

/** Findings that are shown until the person asks for more. */
export const BATCH = 100;
const REST_MS = 1000;

/** The findings of the window: what narrows them, which one is read. It outlives a visit. */
export class Findings {
  readonly standing: Standing<'findings'>;
  filters = $state.raw<Filters>(NO_FILTERS);
  grouping = $state<Grouping>('document');
  /** The finding that is read, by its name in the list. */
  chosen = $state<string | null>(null);
  limit = $state(BATCH);
  /** What checks report, by their code. */
  readonly explanations = new SvelteMap<string, CheckExplanation | HostError>();

  readonly #host: Host;
  /** What each document is called. */
  readonly #names: () => ReadonlyMap<number, string>;
  /** A finding that was wanted before there were any. */
  #awaited: string | null = null;

  constructor(host: Host, names: () => ReadonlyMap<number, string> = () => TITLES) {
    this.#host = host;
    this.#names = names;
    this.standing = new Standing(host, 'findings', {}, REST_MS);
  }

  readonly all: Entry[] = $derived.by(() => entries(this.standing.value?.findings ?? [], this.#names()));
  readonly passing: Entry[] = $derived.by(() => passing(this.all, this.filters));
  readonly hidden: number = $derived.by(() => hidden(this.all, this.filters));
  readonly counts = $derived.by(() => bySeverity(this.all.map(({ finding }) => finding)));
  readonly severities = $derived.by(() => severityChoices(this.all, this.filters));
  readonly checks = $derived.by(() => checkChoices(this.all, this.filters));
  readonly documents = $derived.by(() => documentChoices(this.all, this.filters));
  readonly modifications = $derived.by(() => modificationChoices(this.all, this.filters));
  readonly #groups: Group[] = $derived.by(() => grouped(this.passing, this.grouping));
  /** All that pass, in the order in which they are shown. */
  readonly inOrder: Entry[] = $derived.by(() => this.#groups.flatMap(({ entries }) => entries));
  /** The first of them, under their headings. */
  readonly shown = $derived.by(() => grouped(this.inOrder.slice(0, this.limit), this.grouping));

  async refresh() {
    await this.standing.refresh();
    if (this.#awaited !== null) this.restore(this.#awaited);
  }

  /** The finding that is read. */
  get current(): FindingView | null {
    return this.all.find(({ id }) => id === this.chosen)?.finding ?? null;
  }

  get narrowed(): boolean {
    const { severities, check, document, modification, text } = this.filters;
    return severities.length > 0 || check !== '' || document !== null || modification !== '' || text.trim() !== '';
  }

  /** How many findings one step shows. */
  get batch(): number {
    return BATCH;
  }

  /** Findings under a heading, also those that are not shown yet. */
  groupSize(key: string): number {
    return this.#groups.find((group) => group.key === key)?.entries.length ?? 0;
  }

  more() {
    this.limit += BATCH;
  }

  narrow(filters: Partial<Filters>) {
    this.filters = { ...this.filters, ...filters };
    this.limit = BATCH;
  }

  toggleSeverity(severity: string) {
    const { severities } = this.filters;
    const without = severities.filter((one) => one !== severity);
    this.narrow({ severities: without.length < severities.length ? without : [...severities, severity] });
  }

  clearFilters() {
    this.filters = { ...NO_FILTERS, possible: this.filters.possible };
    this.limit = BATCH;
  }

  group(by: Grouping) {
    this.grouping = by;
    this.limit = BATCH;
  }

  /** Goes to a finding, whatever hides it. */
  restore(finding: string) {
    this.chosen = finding;
    const entry = this.all.find(({ id }) => id === finding);
    this.#awaited = this.standing.value === null ? finding : null;
    if (!entry) return;
    if (!this.passing.includes(entry)) this.filters = { ...NO_FILTERS, possible: true };
    this.reach(finding);
  }

  /** Shows as many as it takes to have a finding among them. */
  reach(finding: string) {
    const at = this.inOrder.findIndex(({ id }) => id === finding);
    if (at >= this.limit) this.limit = Math.ceil((at + 1) / BATCH) * BATCH;
  }

  /** The finding before or after the one that is read, as they are shown. */
  beside(step: 1 | -1): string | null {
    const at = this.inOrder.findIndex(({ id }) => id === this.chosen);
    if (at < 0) return this.inOrder[0]?.id ?? null;
    return this.inOrder[at + step]?.id ?? null;
  }

  /** Asks what a check reports, once. */
  async explain(code: string) {
    const known = this.explanations.get(code);
    if (known && !(known instanceof Error)) return;
    try {
      this.explanations.set(code, await this.#host.call('explain_check', { check: code }));
    } catch (thrown) {
      this.explanations.set(code, asHostError(thrown));
    }
  }

  /** Forgets everything, as when another library opens. */
  reset() {
    this.standing.reset();
    this.filters = NO_FILTERS;
    this.grouping = 'document';
    this.chosen = null;
    this.#awaited = null;
    this.limit = BATCH;
  }
}
