import type { DocumentRow } from '$/api/generated';

/**
 * What each document is called in a list: its title; where several share one, the kind and version
 * come first, and the name of the file where even these are the same.
 */
export function documentNames(documents: DocumentRow[]): Map<number, string> {
  const shared = (key: (row: DocumentRow) => string) => {
    const counts = new Map<string, number>();
    for (const row of documents) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
    return (row: DocumentRow) => (counts.get(key(row)) ?? 0) > 1;
  };
  const kind = ({ kindTitle, version }: DocumentRow) => [kindTitle, version].filter(Boolean).join(' ');
  const sharesTitle = shared(({ title }) => title);
  const sharesAll = shared((row) => `${row.title}\n${kind(row)}`);
  return new Map(
    documents.map((row) => {
      if (!sharesTitle(row)) return [row.id, row.title];
      return [row.id, `${kind(row)}${sharesAll(row) ? ` (${row.name})` : ''}: ${row.title}`];
    }),
  );
}
