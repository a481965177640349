import type { App } from './app.svelte';
import type { Destination } from './places';

/** A destination of the rail with the keys that lead to it. */
interface Entry {
  name: Exclude<Destination, 'help' | 'settings'>;
  keys: string;
  open: (app: App) => void;
}

/** The main destinations in the order of the rail. */
export const DESTINATIONS: Entry[] = [
  { name: 'overview', keys: 'Ctrl+1', open: (app) => app.go({ view: 'overview' }) },
  { name: 'search', keys: 'Ctrl+2', open: (app) => app.goToSearch() },
  { name: 'documents', keys: 'Ctrl+3', open: (app) => app.go({ view: 'documents' }) },
  { name: 'clauses', keys: 'Ctrl+4', open: (app) => app.go({ view: 'clauses' }) },
  { name: 'responses', keys: 'Ctrl+5', open: (app) => app.goToResponses() },
  { name: 'rules', keys: 'Ctrl+6', open: (app) => app.goToRules() },
  { name: 'findings', keys: 'Ctrl+7', open: (app) => app.goToFindings() },
];
