import { announcer } from './announce.svelte';

/** Milliseconds of rest before a new number is said. */
const ANNOUNCE_MS = 500;

/** Says a sentence on how much is shown when it has changed and rests; not when the view opens. Call it while a component is made. */
export function announceChanges(sentence: () => string) {
  let said: string | undefined;
  $effect(() => {
    const now = sentence();
    const timer = setTimeout(() => {
      if (said !== undefined && said !== now) announcer.say(now);
      said = now;
    }, ANNOUNCE_MS);
    return () => clearTimeout(timer);
  });
}
