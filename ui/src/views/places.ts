import type { FacetChoice } from '$/api/generated';
import { en } from '$/shared/i18n/en-GB';

/** A place in the window: what the history remembers. */
export type Place =
  | { view: 'search'; query: string; filters: FacetChoice[] }
  | { view: 'documents' }
  | { view: 'document'; document: number; block: number | null; query: string }
  | { view: 'clauses' }
  | { view: 'clause'; clause: string }
  | { view: 'help' }
  | { view: 'settings' };

/** The destination of the rail that a place belongs to. */
export function destination(place: Place): 'search' | 'documents' | 'clauses' | 'help' | 'settings' {
  if (place.view === 'document') return place.query === '' ? 'documents' : 'search';
  return place.view === 'clause' ? 'clauses' : place.view;
}

/** The first place of a library. */
export const FIRST: Place = { view: 'search', query: '', filters: [] };

/** The title of the window: the object first, so that it is not cut off. */
export function windowTitle(object: string, library: string | undefined): string {
  return [object, library, en.shell.product].filter(Boolean).join(' – ');
}
