/** What the polite live region of the window says next. */
class Announcer {
  /** The words of the live region. */
  message = $state('');

  /** Says a sentence; the same sentence twice is said twice. */
  say(sentence: string) {
    this.message = this.message === sentence ? `${sentence}\u00a0` : sentence;
  }
}

/** The one polite live region. */
export const announcer = new Announcer();
