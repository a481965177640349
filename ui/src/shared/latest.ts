/** Tells whether an answer still belongs to the last question that was asked. */
export class Latest {
  #last = 0;

  /** Asks a new question; the returned function says whether it is still the last one. */
  ask(): () => boolean {
    this.#last += 1;
    const mine = this.#last;
    return () => mine === this.#last;
  }
}
