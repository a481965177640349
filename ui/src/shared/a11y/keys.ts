/** A shortcut: what it is called in the sheet, the keys, and what it does. */
export interface Shortcut {
  /** As shown: "Ctrl+K". Several ways are separated by " or ". */
  keys: string;
  /** What it does, for the sheet. */
  about: string;
  /** True where it works before anything is open. */
  always?: true;
  /** What it does; absent where the focused part handles it itself. */
  run?: () => void;
}

/** The shortcut whose keys were pressed. */
export function shortcutFor(event: KeyboardEvent, shortcuts: Shortcut[]): Shortcut | undefined {
  return shortcuts.find(({ keys, run }) => run && keys.split(' or ').some((way) => matches(event, way)));
}

function matches(event: KeyboardEvent, way: string): boolean {
  const parts = way.split('+');
  const key = parts.pop() ?? '';
  const has = (name: string) => parts.includes(name);
  // "?" is typed with Shift on most keyboards and without on some.
  const shiftMatters = key !== '?';
  return (
    event.ctrlKey === has('Ctrl') &&
    event.altKey === has('Alt') &&
    !event.metaKey &&
    (!shiftMatters || event.shiftKey === has('Shift')) &&
    sameKey(event.key, key)
  );
}

const NAMES: Record<string, string> = { '←': 'ArrowLeft', '→': 'ArrowRight', Plus: '+', Minus: '-', Esc: 'Escape' };

function sameKey(pressed: string, wanted: string): boolean {
  return pressed.toLowerCase() === (NAMES[wanted] ?? wanted).toLowerCase();
}

/** True where single letters are text: a shortcut such as "?" must not fire there. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, [contenteditable]');
}
