import type { App } from './app.svelte';

/** Escape in a pane leads back to where its content was chosen; a peek on top is closed first. */
export function escapeTo(event: KeyboardEvent, app: App, back: () => void) {
  if (event.key !== 'Escape' || app.peek.anchor !== null) return;
  event.preventDefault();
  back();
}
