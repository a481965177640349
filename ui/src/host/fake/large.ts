import type { Paper } from './papers';

const RESPONDENTS = 40;
const QUESTIONS = 12;
const CATEGORIES = ['Large Supplier', 'Small Supplier', 'Network Party', 'Other SEC Party', 'Other respondent'];
const ANSWERS = ['Approve', 'Reject', 'Neutral', 'Approve with the changes that the working group proposed', ''];
const ASKED = 'Do you agree that the interval of a full assessment should follow the number of meters, and if not, why?';

/** The title of the large paper of responses. */
export const LARGE_TITLE =
  'SECMP0903 Second Modification Report Consultation on the counting of premises: collated responses (sample)';

function name(respondent: number): string {
  return respondent === 3
    ? 'The Association of Independent Meter Operators, Installers and Assessors of Shared Equipment (sample)'
    : `Respondent ${String(respondent + 1).padStart(2, '0')} Energy (sample)`;
}

function row(question: number, respondent: number): string {
  const answer = ANSWERS[(respondent * 3 + question) % ANSWERS.length] ?? '';
  const words = `${'This is one of many reasons. '.repeat((respondent + question) % 5)}See [[G8.41]].`;
  return `| ${name(respondent)} | ${CATEGORIES[respondent % CATEGORIES.length]} | ${answer} | ${words}`;
}

/** A paper of 40 respondents and 12 questions with long names. */
export function largePaper(): Paper {
  const questions = Array.from({ length: QUESTIONS }, (_, question) => {
    const all = Array.from({ length: RESPONDENTS }, (_, respondent) => respondent);
    const there = all.filter((respondent) => (respondent + question) % 7 !== 6);
    const rows = there.map((respondent) => row(question, respondent));
    return `=\n#1 Question ${question + 1}: ${ASKED}\n${rows.join('\n')}`;
  });
  return {
    name: 'secmp0903-responses.txt',
    title: LARGE_TITLE,
    kind: 'responses',
    kindTitle: 'Consultation responses',
    modification: 'SECMP0903',
    version: '2.0',
    date: '1 September 2026',
    status: 'read',
    notices: [],
    text: `#0 ${LARGE_TITLE}\n${questions.join('\n')}`,
  };
}
