import { cycleRegion } from '$/shared/a11y/focus';
import type { Shortcut } from '$/shared/a11y/keys';
import { en } from '$/shared/i18n/en-GB';

import type { App } from './app.svelte';
import { DESTINATIONS } from './destinations';

/** Every shortcut of the window; the sheet is made from the same list. */
export function shortcuts(app: App): Shortcut[] {
  return [
    { keys: 'Ctrl+K', about: en.shortcuts.quick, run: () => (app.sheet = 'quick') },
    { keys: 'Ctrl+Shift+F', about: en.shortcuts.search, run: () => app.focusSearch() },
    { keys: 'Ctrl+F', about: en.shortcuts.find, run: () => app.findHere() },
    ...DESTINATIONS.map(({ name, keys, open }) => ({ keys, about: en.shell[name], run: () => open(app) })),
    { keys: 'Alt+←', about: en.shortcuts.back, run: () => app.back() },
    { keys: 'Alt+→', about: en.shortcuts.forward, run: () => app.forward() },
    { keys: 'F4', about: en.shortcuts.nextHit },
    { keys: 'Shift+F4', about: en.shortcuts.previousHit },
    { keys: 'F8', about: en.shortcuts.nextFinding },
    { keys: 'Shift+F8', about: en.shortcuts.previousFinding },
    { keys: '← ↑ ↓ →', about: en.shortcuts.arrows },
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
