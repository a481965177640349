import type { DocumentRow, ModificationCard, OverviewView } from '$/api/generated';

import { STATES } from './clauses';
import { findingsOn } from './findings';
import type { FakeDocument } from './read';
import { responsesView } from './responses';

/** Clauses and findings that a card shows at most. */
const MOST = { clauses: 8, findings: 3 };

const TITLES: Record<string, [string, string]> = {
  SECMP0901: ['Shared assessor pools', 'May 2026 to June 2026'],
  SECMP0902: ['Assessment intervals', 'July 2026 to August 2026'],
};

/** The stages that a modification usually has, and what is said where one is missing. */
const STAGES: [kinds: string[], missing: string][] = [
  [['legal-text'], 'No legal text found'],
  [['initial-report', 'final-report'], 'No report found'],
];

function card(documents: FakeDocument[], modification: string, long: FakeDocument | undefined): ModificationCard {
  const papers = documents.filter(({ row }) => row.modification === modification).map(({ row }) => row);
  const touched = Object.entries(STATES)
    .filter(([, [by]]) => by === modification)
    .map(([clause, [, state]]) => ({ clause, label: clause.slice(4), state }));
  const findings = findingsOn(documents, long).filter((finding) => finding.modification === modification);
  const [title = null, period = null] = TITLES[modification] ?? [];
  return {
    modification,
    title,
    period,
    documents: papers,
    missing: STAGES.filter(([kinds]) => !papers.some(({ kind }) => kinds.includes(kind))).map(([, words]) => words),
    questions: responsesView(documents, modification).sets.flatMap(({ questions }) => questions),
    clauses: touched.slice(0, MOST.clauses),
    moreClauses: Math.max(0, touched.length - MOST.clauses),
    findings: findings.slice(0, MOST.findings),
    allFindings: findings.length,
  };
}

/** What the fake library holds, the newest modification first. */
export function overviewView(
  documents: FakeDocument[],
  long: FakeDocument | undefined,
  reading: boolean,
): OverviewView {
  const rows: DocumentRow[] = documents.map(({ row }) => row);
  const names = [...new Set(rows.flatMap(({ modification }) => modification ?? []))];
  return {
    modifications: names.sort().reverse().map((name) => card(documents, name, long)),
    unassigned: rows.filter(({ modification }) => modification === null),
    notFullyRead: rows.filter(({ status }) => status !== 'read'),
    documents: rows.length,
    reading,
  };
}
