/** Where a person has been, with the way back and forward. */
export class History<Place> {
  #places = $state.raw<Place[]>([]);
  #at = $state(0);

  constructor(first: Place) {
    this.#places = [first];
  }

  /** Where they are now. */
  get current(): Place {
    return this.#places[this.#at] as Place;
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#places.length - 1;
  }

  /** Goes to a new place; the way forward is forgotten. */
  go(place: Place) {
    this.#places = [...this.#places.slice(0, this.#at + 1), place];
    this.#at = this.#places.length - 1;
  }

  /** Puts another place where they are now, without a step in the history. */
  replace(place: Place) {
    this.#places = this.#places.with(this.#at, place);
  }

  /** Forgets everything and starts at a place. */
  reset(place: Place) {
    this.#places = [place];
    this.#at = 0;
  }

  back() {
    if (this.canGoBack) this.#at -= 1;
  }

  forward() {
    if (this.canGoForward) this.#at += 1;
  }
}
