import type { FacetChoice } from '$/api/generated';
import type { RulesPlace } from '$/rules/rules.svelte';
import { en } from '$/shared/i18n/en-GB';

/** A place in the window: what the history remembers. */
export type Place =
  | { view: 'overview' }
  | { view: 'search'; query: string; filters: FacetChoice[] }
  | { view: 'documents' }
  | {
      view: 'document';
      document: number;
      block: number | null;
      query: string;
      /** The field that the person came to correct, as in `CorrectableField.field`. */
      correct?: string;
    }
  | { view: 'clauses' }
  | { view: 'clause'; clause: string }
  | { view: 'responses'; document: number | null; question: number | null; response: number | null }
  | ({ view: 'rules' } & RulesPlace)
  | { view: 'draft' }
  | { view: 'findings'; finding: string | null }
  | { view: 'help' }
  | { view: 'settings' };

/** A destination of the rail. */
export type Destination = Exclude<Place['view'], 'document' | 'clause' | 'draft'>;

/** The destination of the rail that a place belongs to. */
export function destination(place: Place): Destination {
  if (place.view === 'document') return place.query === '' ? 'documents' : 'search';
  if (place.view === 'draft') return 'rules';
  return place.view === 'clause' ? 'clauses' : place.view;
}

/** The first place of a library. */
export const FIRST: Place = { view: 'overview' };

/** The title of the window: the object first, so that it is not cut off. */
export function windowTitle(object: string, library: string | undefined): string {
  return [object, library, en.shell.product].filter(Boolean).join(' – ');
}
