import type { PlaceView, SearchHit } from '$/api/generated';
import { ClausePeek } from '$/clause/peek.svelte';
import { Findings } from '$/finding/findings.svelte';
import type { Host } from '$/host/host';
import { Standing } from '$/host/standing.svelte';
import { documentNames } from '$/library/names';
import { Session } from '$/library/session.svelte';
import { Responses } from '$/response/responses.svelte';
import { Draft } from '$/rules/draft.svelte';
import { Rules } from '$/rules/rules.svelte';
import { Search } from '$/search/search.svelte';
import { History } from '$/shared/history.svelte';

import { FIRST, type Place } from './places';

/** Milliseconds between two questions for the overview while papers are being read. */
const OVERVIEW_REST_MS = 1000;

const ZOOM = { least: 50, most: 400, step: 10, normal: 100 };

/** What the whole window shares: the library, the search, where the person is, what lies on top. */
export class App {
  readonly host: Host;
  readonly session: Session;
  readonly search: Search;
  readonly overview: Standing<'overview'>;
  readonly responses: Responses;
  readonly findings: Findings;
  readonly rules: Rules;
  readonly draft: Draft;
  readonly peek: ClausePeek;
  readonly history = new History<Place>(FIRST);

  /** What each document is called where its title alone would not tell it from others. */
  readonly documentNames: ReadonlyMap<number, string> = $derived.by(() => documentNames(this.session.documents));
  /** What lies on top of the view. */
  sheet = $state<'quick' | 'shortcuts' | null>(null);
  /** What narrows the list of clauses; it outlives a visit to a clause. */
  clauseFilter = $state('');
  /** How documents with pages are shown. */
  readerMode = $state<'text' | 'page' | 'both'>('text');
  /** The search box, once it is there. */
  searchBox = $state<HTMLInputElement>();
  /** True where the view that opens must leave the focus where it is. */
  keepsFocus = false;

  constructor(host: Host) {
    this.host = host;
    this.session = new Session(host);
    this.search = new Search(host);
    this.overview = new Standing(host, 'overview', {}, OVERVIEW_REST_MS);
    this.responses = new Responses(host);
    this.findings = new Findings(host, () => this.documentNames);
    this.rules = new Rules(host);
    this.draft = new Draft(host);
    this.peek = new ClausePeek(host);
  }

  get place(): Place {
    return this.history.current;
  }

  go(place: Place) {
    this.#leave();
    this.keepsFocus = false;
    this.history.go(place);
    this.#arrive();
  }

  back() {
    this.#leave();
    this.history.back();
    this.#arrive();
  }

  forward() {
    this.#leave();
    this.history.forward();
    this.#arrive();
  }

  openClause = (clause: string) => this.go({ view: 'clause', clause });

  openDocument = (document: number) => this.go({ view: 'document', document, block: null, query: '' });

  openPlace = ({ document, block }: Pick<PlaceView, 'document' | 'block'>) => this.go({ view: 'document', document, block, query: '' });

  /** Opens a document for correcting what it was read to say about itself. */
  openCorrection = (document: number, field: string) =>
    this.go({ view: 'document', document, block: null, query: '', correct: field });

  openQuestion = (document: number, question: number) =>
    this.go({ view: 'responses', document, question, response: null });

  openResponse = (document: number, response: number) =>
    this.go({ view: 'responses', document, question: null, response });

  openFinding = (finding: string) => this.go({ view: 'findings', finding });

  /** Opens the findings on one modification, or on the papers without one. */
  openFindingsOn = (modification: string | null) => {
    this.findings.clearFilters();
    this.findings.narrow({ modification });
    this.findings.chosen = null;
    this.go({ view: 'findings', finding: null });
  };

  /** Goes to the responses as they were left. */
  goToResponses() {
    const chosen = this.responses.chosen;
    this.go({ view: 'responses', document: this.responses.document, question: null, response: chosen?.response ?? null });
  }

  /** Goes to the rules as they were left. */
  goToRules() {
    this.go({ view: 'rules', ...this.rules.place });
  }

  /** Lets the history remember which rules are looked at. */
  noteRules() {
    if (this.place.view === 'rules') this.history.replace({ view: 'rules', ...this.rules.place });
  }

  /** Goes to the findings as they were left. */
  goToFindings() {
    this.go({ view: 'findings', finding: this.findings.chosen });
  }

  /** Lets the history remember which response is read. */
  noteResponse() {
    if (this.place.view !== 'responses') return;
    const { chosen, document } = this.responses;
    this.history.replace({
      view: 'responses',
      document: chosen?.document ?? document,
      question: null,
      response: chosen?.response ?? null,
    });
  }

  /** Lets the history remember which finding is read. */
  noteFinding() {
    if (this.place.view === 'findings') this.history.replace({ view: 'findings', finding: this.findings.chosen });
  }

  openHit = (hit: SearchHit, index: number) => {
    this.search.at = index;
    this.go({ view: 'document', document: hit.document, block: hit.block, query: this.search.query });
  };

  /** Goes to the search as it was left. */
  goToSearch() {
    this.go({ view: 'search', query: this.search.query, filters: this.search.filters });
  }

  /** Typing in the box: the results come up behind it. */
  typeSearch(query: string) {
    if (this.place.view !== 'search') {
      this.keepsFocus = true;
      this.#leave();
      this.history.go({ view: 'search', query, filters: this.search.filters });
    }
    this.search.type(query);
    this.noteSearch();
  }

  /** Searches for some words at once, from anywhere. */
  async searchFor(query: string) {
    this.go({ view: 'search', query, filters: [] });
    await this.search.restore(query, []);
  }

  /** Lets the history remember what is typed and ticked. */
  noteSearch() {
    if (this.place.view === 'search') {
      this.history.replace({ view: 'search', query: this.search.query, filters: this.search.filters });
    }
  }

  /** Goes to what narrows the view, or to the search where the view has no such thing. */
  findHere() {
    const filter = document.querySelector<HTMLInputElement>('[data-find]');
    const folded = filter?.closest('details');
    if (folded) folded.open = true;
    const target = filter ?? this.searchBox;
    target?.focus();
    target?.select();
  }

  focusSearch() {
    this.searchBox?.focus();
    this.searchBox?.select();
  }

  /** Begins anew, as when another library opens. */
  restart() {
    this.#leave();
    this.search.reset();
    this.overview.reset();
    this.responses.reset();
    this.findings.reset();
    this.rules.reset();
    this.clauseFilter = '';
    this.history.reset(FIRST);
  }

  zoom(step: 1 | -1 | 0) {
    const preferences = this.session.state?.preferences;
    if (!preferences) return;
    const wanted = step === 0 ? ZOOM.normal : preferences.zoom + step * ZOOM.step;
    const zoom = Math.min(ZOOM.most, Math.max(ZOOM.least, wanted));
    void this.session.setPreferences({ ...preferences, zoom });
  }

  #leave() {
    this.peek.close();
    this.sheet = null;
  }

  #arrive() {
    this.keepsFocus = false;
    const { place } = this;
    if (place.view === 'search') void this.search.restore(place.query, place.filters);
    if (place.view === 'responses') this.responses.restore(place.document, place.question, place.response);
    if (place.view === 'rules') this.rules.restore(place);
    if (place.view === 'findings' && place.finding !== null) this.findings.restore(place.finding);
  }
}
