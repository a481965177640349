import type { FindingPlace, FindingView } from '$/api/generated';
import { en } from '$/shared/i18n/en-GB';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Confidence of findings that are hidden until they are asked for. */
const POSSIBLE = 'low';

export type Grouping = 'document' | 'modification' | 'check' | 'none';

/** What narrows the list; an empty value lets everything pass. */
export interface Filters {
  severities: string[];
  check: string;
  document: number | null;
  /** "" for all; null for findings on papers without a modification. */
  modification: string | null;
  text: string;
  /** True to show what is only possible. */
  possible: boolean;
}

export const NO_FILTERS: Filters = {
  severities: [],
  check: '',
  document: null,
  modification: '',
  text: '',
  possible: false,
};

/** A finding with a name of its own, also where two have one fingerprint. */
export interface Entry {
  id: string;
  finding: FindingView;
  /** All its words, for the filter. */
  words: string;
}

/** Findings under one heading. */
export interface Group {
  key: string;
  title: string;
  entries: Entry[];
}

/** A value of a filter with the findings that it leaves under all other filters. */
export interface Choice<T> {
  value: T;
  title: string;
  count: number;
}

/** No document is called anything but its title. */
export const TITLES: ReadonlyMap<number, string> = new Map();

/** The findings with names of their own; `names` says what each document is called. */
export function entries(findings: FindingView[], names: ReadonlyMap<number, string> = TITLES): Entry[] {
  const seen = new Map<string, number>();
  return findings.map((one) => {
    const places = one.places.map((place) => ({ ...place, documentTitle: names.get(place.document) ?? place.documentTitle }));
    const finding = { ...one, places };
    const nth = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, nth + 1);
    const id = nth === 0 ? finding.fingerprint : `${finding.fingerprint}#${nth}`;
    return { id, finding, words: words(finding) };
  });
}

/** The place that a finding is about. */
export function primary({ places }: FindingView): FindingPlace | undefined {
  return places.find(({ role }) => role === 'primary') ?? places[0];
}

/** The name of a check for people: "reference to deleted clause". */
export function checkTitle({ code, check }: Pick<FindingView, 'code' | 'check'>): string {
  return `${code} ${check.replaceAll('-', ' ')}`;
}

function words(finding: FindingView): string {
  const { code, check, message, because, places, suggestions } = finding;
  const shown = places.map(({ documentTitle, clause, label, snippet }) =>
    [documentTitle, clause ?? '', label, snippet.map((piece) => piece.repaired ?? piece.text).join('')].join(' '),
  );
  return [code, check, checkTitle(finding), message, because ?? '', ...suggestions, ...shown].join('\n').toLowerCase();
}

type Key = keyof Filters;

const PASSES: { [K in Key]: (entry: Entry, wanted: Filters[K]) => boolean } = {
  severities: ({ finding }, wanted) => wanted.length === 0 || wanted.includes(finding.severity),
  check: ({ finding }, wanted) => wanted === '' || finding.code === wanted,
  document: ({ finding }, wanted) => wanted === null || finding.places.some(({ document }) => document === wanted),
  modification: ({ finding }, wanted) => wanted === '' || finding.modification === wanted,
  text: ({ words }, wanted) => {
    const typed = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    return typed.every((word) => words.includes(word));
  },
  possible: ({ finding }, wanted) => wanted || finding.confidence !== POSSIBLE,
};

function passes(entry: Entry, filters: Filters, except?: Key): boolean {
  return (Object.keys(PASSES) as Key[]).every(
    (key) => key === except || (PASSES[key] as (entry: Entry, wanted: unknown) => boolean)(entry, filters[key]),
  );
}

/** The findings that pass the filters, in their order. */
export function passing(all: Entry[], filters: Filters): Entry[] {
  return all.filter((entry) => passes(entry, filters));
}

/** Findings that would pass if they were not only possible. */
export function hidden(all: Entry[], filters: Filters): number {
  if (filters.possible) return 0;
  return all.filter((entry) => !passes(entry, filters) && passes(entry, filters, 'possible')).length;
}

/** Findings by severity, the gravest first. */
export function bySeverity(findings: FindingView[]): { severity: Severity; count: number }[] {
  return SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));
}

function choices<T>(
  all: Entry[],
  filters: Filters,
  key: Key,
  valuesOf: (finding: FindingView) => [value: T, title: string][],
): Choice<T>[] {
  const found = new Map<T, Choice<T>>();
  for (const entry of all) {
    const passed = passes(entry, filters, key) ? 1 : 0;
    for (const [value, title] of valuesOf(entry.finding)) {
      const choice = found.get(value) ?? { value, title, count: 0 };
      found.set(value, { ...choice, count: choice.count + passed });
    }
  }
  return [...found.values()].sort((one, other) => one.title.localeCompare(other.title, 'en-GB', { numeric: true }));
}

/** What each severity would leave. */
export function severityChoices(all: Entry[], filters: Filters): Choice<Severity>[] {
  const open = all.filter((entry) => passes(entry, filters, 'severities')).map(({ finding }) => finding);
  return bySeverity(open).map(({ severity, count }) => ({
    value: severity,
    title: en.findings.severities[severity] ?? severity,
    count,
  }));
}

export function checkChoices(all: Entry[], filters: Filters): Choice<string>[] {
  return choices(all, filters, 'check', (finding) => [[finding.code, checkTitle(finding)]]);
}

export function documentChoices(all: Entry[], filters: Filters): Choice<number>[] {
  return choices(all, filters, 'document', ({ places }) => [
    ...new Map(places.map(({ document, documentTitle }) => [document, documentTitle])),
  ]);
}

export function modificationChoices(all: Entry[], filters: Filters): Choice<string | null>[] {
  return choices(all, filters, 'modification', ({ modification }) => [
    [modification, modification ?? en.findings.noModification],
  ]);
}

/** The findings under headings, in the order of the gravest of each. */
export function grouped(all: Entry[], by: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of all) {
    const [key, title] = headingOf(entry.finding, by);
    const group = groups.get(key) ?? { key, title, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function headingOf(finding: FindingView, by: Grouping): [key: string, title: string] {
  const place = primary(finding);
  switch (by) {
    case 'check':
      return [finding.code, checkTitle(finding)];
    case 'modification':
      return [finding.modification ?? '', finding.modification ?? en.findings.noModification];
    case 'document':
      return [String(place?.document ?? ''), place?.documentTitle ?? ''];
    case 'none':
      return ['', ''];
  }
}
