import { expect, test } from 'vitest';

import type { DocumentRow } from '$/api/generated';

import { documentNames } from './names';

function row(id: number, title: string, kindTitle: string, version: string | null, name: string): DocumentRow {
  return { id, title, kindTitle, version, name } as DocumentRow;
}

test('papers with one title are told apart by kind, and by file where that is the same', () => {
  const names = documentNames([
    row(1, 'Shared pools', 'Legal text', '0.1', 'a.docx'),
    row(2, 'Shared pools', 'Report', '1.0', 'b.pdf'),
    row(3, 'Shared pools', 'Report', '1.0', 'b.txt'),
    row(4, 'Intervals', 'Report', null, 'c.pdf'),
  ]);
  expect([...names.values()]).toEqual([
    'Legal text 0.1: Shared pools',
    'Report 1.0 (b.pdf): Shared pools',
    'Report 1.0 (b.txt): Shared pools',
    'Intervals',
  ]);
});
