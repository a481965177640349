import { cycleRegion } from '$/shared/a11y/focus';
import type { Shortcut } from '$/shared/a11y/keys';
import { en } from '$/shared/i18n/en-GB';

import type { App } from './app.svelte';

/** Every shortcut of the window; the sheet is made from the same list. */
export function shortcuts(app: App): Shortcut[] {
  const [search, documents, clauses] = en.shortcuts.destinations;
  return [
    { keys: 'Ctrl+K', about: en.shortcuts.quick, run: () => (app.sheet = 'quick') },
    { keys: 'Ctrl+Shift+F', about: en.shortcuts.search, run: () => app.focusSearch() },
    { keys: 'Ctrl+1', about: search, run: () => app.goToSearch() },
    { keys: 'Ctrl+2', about: documents, run: () => app.go({ view: 'documents' }) },
    { keys: 'Ctrl+3', about: clauses, run: () => app.go({ view: 'clauses' }) },
    { keys: 'Alt+←', about: en.shortcuts.back, run: () => app.back() },
    { keys: 'Alt+→', about: en.shortcuts.forward, run: () => app.forward() },
    { keys: 'F4', about: en.shortcuts.nextHit },
    { keys: 'Shift+F4', about: en.shortcuts.previousHit },
    { keys: 'Enter', about: en.shortcuts.open },
    { keys: 'Space', about: en.shortcuts.peek },
    { keys: 'Esc', about: en.shortcuts.escape },
    { keys: 'F6', about: en.shortcuts.region, always: true, run: () => cycleRegion(1) },
    { keys: 'Shift+F6', about: en.shortcuts.regionBack, always: true, run: () => cycleRegion(-1) },
    { keys: 'Ctrl+Plus or Ctrl+=', about: en.shortcuts.zoomIn, always: true, run: () => app.zoom(1) },
    { keys: 'Ctrl+Minus', about: en.shortcuts.zoomOut, always: true, run: () => app.zoom(-1) },
    { keys: 'Ctrl+0', about: en.shortcuts.zoomReset, always: true, run: () => app.zoom(0) },
    { keys: 'F1', about: en.shortcuts.help, always: true, run: () => app.go({ view: 'help' }) },
    { keys: '? or Ctrl+/', about: en.shortcuts.sheet, always: true, run: () => (app.sheet = 'shortcuts') },
  ];
}
