import type { PlaceView, SearchHit } from '$/api/generated';
import { ClausePeek } from '$/clause/peek.svelte';
import type { Host } from '$/host/host';
import { Session } from '$/library/session.svelte';
import { Search } from '$/search/search.svelte';
import { History } from '$/shared/history.svelte';

import { FIRST, type Place } from './places';

const ZOOM = { least: 50, most: 400, step: 10, normal: 100 };

/** What the whole window shares: the library, the search, where the person is, what lies on top. */
export class App {
  readonly host: Host;
  readonly session: Session;
  readonly search: Search;
  readonly peek: ClausePeek;
  readonly history = new History<Place>(FIRST);

  /** What lies on top of the view. */
  sheet = $state<'quick' | 'shortcuts' | null>(null);
  /** What narrows the list of clauses; it outlives a visit to a clause. */
  clauseFilter = $state('');
  /** The search box, once it is there. */
  searchBox = $state<HTMLInputElement>();
  /** True where the view that opens must leave the focus where it is. */
  keepsFocus = false;

  constructor(host: Host) {
    this.host = host;
    this.session = new Session(host);
    this.search = new Search(host);
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

  openPlace = ({ document, block }: PlaceView) => this.go({ view: 'document', document, block, query: '' });

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

  focusSearch() {
    this.searchBox?.focus();
    this.searchBox?.select();
  }

  /** Begins anew, as when another library opens. */
  restart() {
    this.#leave();
    this.search.reset();
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
    if (this.place.view === 'search') void this.search.restore(this.place.query, this.place.filters);
  }
}
