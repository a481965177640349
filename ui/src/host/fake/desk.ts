import type { CorrectableField, DocumentRow } from '$/api/generated';

import { HostError } from '../host';
import type { FakeDocument } from './read';

const KINDS = {
  'proposal-form': 'Proposal form',
  'initial-report': 'Initial modification report',
  'final-report': 'Final modification report',
  code: 'Code',
  consultation: 'Consultation',
  'legal-text': 'Legal text',
  'consultation-responses': 'Consultation responses',
  other: 'Other',
} as Record<string, string>;

/** What may be corrected about a paper of the fake library. */
export function correctable({ row, read }: FakeDocument): CorrectableField[] {
  const field = (name: keyof DocumentRow & string, title: string, example = ''): CorrectableField => {
    const value = row[name] as string | null;
    const was = (read?.[name] ?? value) as string | null;
    const choices = name === 'kind' ? Object.entries(KINDS).map(([value, title]) => ({ value, title })) : [];
    const people = name === 'kind' && was !== null ? (KINDS[was] ?? was) : was;
    return { field: name, title, value, read: people, corrected: read !== undefined && name in read, choices, example };
  };
  return [
    field('kind', 'Kind'),
    field('modification', 'Modification', 'SECMP0044'),
    field('title', 'Title'),
    field('version', 'Version', '1.0'),
  ];
}

/** The paper with a correction, or without it where the value is `null`. */
export function corrected(document: FakeDocument, field: string, value: string | null): FakeDocument {
  if (value !== null && value.trim() === '') {
    throw new HostError({ code: 'bad-request', message: `That cannot be the ${field}: there are no words in it.`, hint: '' });
  }
  const name = field as keyof DocumentRow;
  const { [name]: was, ...others } = document.read ?? {};
  const read = value === null ? others : { ...others, [name]: was ?? document.row[name] };
  const row = { ...document.row, [name]: value ?? was ?? document.row[name], corrected: Object.keys(read).length > 0 };
  return { ...document, read, row: { ...row, kindTitle: KINDS[row.kind] ?? row.kindTitle } };
}
