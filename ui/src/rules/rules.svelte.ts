import type { GivenValue, PartyField, RegimeChoice, RulesRequest, TableChoice } from '$/api/generated';
import { asHostError, type Host, type HostError } from '$/host/host';
import { Standing } from '$/host/standing.svelte';

import { Asked } from './asked.svelte';
import { Party } from './party.svelte';

/** The views of the rules. */
export const PARTS = ['table', 'what-if', 'before-after', 'candidates'] as const;
export type Part = (typeof PARTS)[number];

/** What the history remembers of the rules. */
export interface RulesPlace {
  part: Part;
  regime: string | null;
  table: string | null;
}

/** No table; no name of a file can be this. */
export const NO_TABLE = '\u0000none';

/** The rules of the window: which files, which view of them, which party. It outlives a visit. */
export class Rules {
  readonly files: Standing<'rule_files'>;
  readonly beside: Asked<'rules'>;
  readonly verdict: Asked<'rules_verdict'>;
  readonly holes: Asked<'rules_holes'>;
  readonly answer: Asked<'what_if'>;
  readonly steps: Asked<'what_if_steps'>;
  readonly change: Asked<'compare_rules'>;
  readonly candidates: Asked<'rule_candidates'>;
  readonly party = new Party();

  part = $state<Part>('table');
  /** Why a file that was chosen could not be opened. */
  error = $state.raw<HostError | null>(null);
  /** The count along which the outcome is followed. */
  along = $state<string | null>(null);
  /** The paper whose clauses are read. */
  document = $state<number | null>(null);

  #regime = $state<string | null>(null);
  #reading = $state<string | null>(null);
  #table = $state<string | null>(null);
  #before = $state<string | null>(null);
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    this.files = new Standing(host, 'rule_files', {});
    this.beside = new Asked(host, 'rules');
    this.verdict = new Asked(host, 'rules_verdict');
    this.holes = new Asked(host, 'rules_holes');
    this.answer = new Asked(host, 'what_if');
    this.steps = new Asked(host, 'what_if_steps');
    this.change = new Asked(host, 'compare_rules');
    this.candidates = new Asked(host, 'rule_candidates');
  }

  get regimes(): RegimeChoice[] {
    return this.files.value?.regimes ?? [];
  }

  /** The regime that is shown: the chosen one, or the first with a table of its own. */
  readonly regime: RegimeChoice | null = $derived.by(
    () =>
      this.regimes.find(({ id }) => id === this.#regime) ??
      this.regimes.find(({ table }) => table !== null) ??
      this.regimes[0] ??
      null,
  );

  /** The tables that the regime can be held against. */
  readonly tables: TableChoice[] = $derived.by(() =>
    (this.files.value?.tables ?? []).filter(({ vocabulary }) => vocabulary === this.regime?.vocabulary),
  );

  /** The table that is shown: the chosen one, or the one that belongs to the regime. */
  readonly table: TableChoice | null = $derived.by(() => {
    if (this.#table === NO_TABLE) return null;
    return (
      this.tables.find(({ id }) => id === this.#table) ?? this.tables.find(({ id }) => id === this.regime?.table) ?? null
    );
  });

  readonly reading: string | null = $derived.by(() => {
    const readings = this.regime?.readings ?? [];
    return (readings.find(({ id }) => id === this.#reading) ?? readings[0])?.id ?? null;
  });

  /** The regimes that the chosen one can be compared with. */
  readonly others: RegimeChoice[] = $derived.by(() =>
    this.regimes.filter(({ id, vocabulary }) => id !== this.regime?.id && vocabulary === this.regime?.vocabulary),
  );

  /** The regime before: the chosen one, or the one that is listed before. */
  readonly before: RegimeChoice | null = $derived.by(() => {
    const chosen = this.others.find(({ id }) => id === this.#before);
    const at = this.regimes.findIndex(({ id }) => id === this.regime?.id);
    const earlier = this.regimes.slice(0, at).findLast(({ id }) => this.others.some((other) => other.id === id));
    return chosen ?? earlier ?? this.others[0] ?? null;
  });

  readonly fields: PartyField[] = $derived.by(() => this.beside.value?.fields ?? []);

  readonly counts: PartyField[] = $derived.by(() => this.fields.filter(({ kind, used }) => kind === 'count' && used));

  readonly given: GivenValue[] = $derived.by(() => this.party.given(this.fields));

  readonly request: RulesRequest | null = $derived.by(() =>
    this.regime ? { regime: this.regime.id, reading: this.reading, table: this.table?.id ?? null } : null,
  );

  get place(): RulesPlace {
    return { part: this.part, regime: this.#regime, table: this.#table };
  }

  restore({ part, regime, table }: RulesPlace) {
    this.part = part;
    this.#regime = regime;
    this.#table = table;
  }

  chooseRegime(id: string) {
    this.#regime = id;
    this.#reading = null;
    this.#table = null;
    this.#before = null;
  }

  chooseReading(id: string) {
    this.#reading = id;
  }

  chooseTable(id: string) {
    this.#table = id;
  }

  chooseBefore(id: string) {
    this.#before = id;
  }

  /** Lets the person open a file of rules or a table, and shows it. */
  async openFile() {
    this.error = null;
    try {
      const files = await this.#host.call('choose_rules', {});
      if (files === null) return;
      this.files.value = files;
      const { opened } = files;
      if (opened !== null && files.regimes.some(({ id }) => id === opened)) this.chooseRegime(opened);
      else if (opened !== null && files.tables.some(({ id }) => id === opened)) this.chooseTable(opened);
    } catch (thrown) {
      this.error = asHostError(thrown);
    }
  }

  /** Asks for what the view shows of the rules. */
  async ask(request: RulesRequest) {
    const asked = [this.beside.ask(request), this.holes.ask(request)];
    if (request.table !== null) asked.push(this.verdict.ask(request));
    else this.verdict.reset();
    await Promise.all(asked);
  }

  /** Asks what the party gets. */
  async askWhatIf(regime: string, given: GivenValue[]) {
    if (given.length === 0) this.answer.reset();
    else await this.answer.ask({ regime, given });
  }

  /** Asks where that changes along a count. */
  async askSteps(regime: string, given: GivenValue[], count: string) {
    await this.steps.ask({ regime, given, count });
  }

  async askChange(before: string, after: string, given: GivenValue[]) {
    await this.change.ask({ before, after, given });
  }

  /** Reads the clauses of a paper. */
  async read(document: number) {
    if (this.document !== document) this.candidates.reset();
    this.document = document;
    await this.candidates.ask({ document });
  }

  /** Forgets what belongs to a library, as when another one opens. */
  reset() {
    this.document = null;
    this.candidates.reset();
  }
}
