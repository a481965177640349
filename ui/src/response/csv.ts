import type { QuestionTally, RespondentRow } from '$/api/generated';
import { en } from '$/shared/i18n/en-GB';

import { questionName } from './matrix';

/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell as text for a spreadsheet: quoted, and never the beginning of a formula. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The rows of a matrix as comma-separated text, with answers as filed and first words as shown. */
export function csv(rows: RespondentRow[], questions: QuestionTally[]): string {
  const { respondent, category, csv: names } = en.responses;
  const heads = questions.flatMap((tally) => {
    const name = questionName(tally);
    return [names.answer(name), names.words(name)];
  });
  const lines = rows.map((row) => [
    row.respondent,
    row.category ?? '',
    ...row.cells.flatMap((cell) => (cell ? [cell.answer ?? '', cell.words] : [en.responses.absent, ''])),
  ]);
  return [[respondent, category, ...heads], ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}
