import type { Page } from 'playwright-core';

/** Every view of the window, and how a person comes to it. */
export const VIEWS: Record<string, { query?: string; go: (page: Page) => Promise<unknown> }> = {
  'first-run': { query: '?library=none', go: (page) => page.getByTestId('first-run-sample').waitFor() },
  survey: {
    query: '?library=none',
    async go(page) {
      await page.getByTestId('first-run-folder').click();
      await page.getByTestId('survey').waitFor();
    },
  },
  importing: {
    query: '?library=none',
    async go(page) {
      await page.getByTestId('first-run-sample').click();
      await page.getByRole('button', { name: /Show [4-7] files/ }).click();
      await page.getByRole('button', { name: 'Stop' }).click();
    },
  },
  overview: { go: (page) => page.getByTestId('card').first().waitFor() },
  'overview-large': { query: '?library=large', go: (page) => page.getByTestId('card').first().waitFor() },
  'overview-reading': {
    query: '?library=none',
    async go(page) {
      await page.getByTestId('first-run-sample').click();
      await page.getByTestId('card').nth(1).waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
    },
  },
  responses: {
    async go(page) {
      await page.getByTestId('rail-responses').click();
      await page.getByTestId('response-cell').first().click();
      await page.getByTestId('response').waitFor();
    },
  },
  'responses-plain': {
    async go(page) {
      await page.getByTestId('rail-responses').click();
      await page.getByTestId('response-cell').first().waitFor();
    },
  },
  'responses-large': {
    query: '?library=large',
    async go(page) {
      await openLarge(page);
      await page.getByTestId('response-cell').nth(30).click();
      await page.getByTestId('response').waitFor();
    },
  },
  'responses-grouped': {
    query: '?library=large',
    async go(page) {
      await openLarge(page);
      await page.getByRole('checkbox', { name: 'Group by category' }).check();
      await page.getByRole('rowheader', { name: /Network Party/ }).waitFor();
    },
  },
  'responses-none-shown': {
    async go(page) {
      await page.getByTestId('rail-responses').click();
      await page.getByTestId('response-cell').first().waitFor();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('submarine');
      await page.getByText('No respondent passes the filters').waitFor();
    },
  },
  findings: {
    async go(page) {
      await page.getByTestId('rail-findings').click();
      await page.getByTestId('finding-row').first().click();
      await page.getByTestId('finding').waitFor();
    },
  },
  'findings-explained': {
    async go(page) {
      await page.getByTestId('rail-findings').click();
      await page.getByTestId('finding-row').first().click();
      await page.getByText('What this check reports').click();
      await page.getByText('Why it matters').waitFor();
    },
  },
  'findings-large': {
    query: '?library=large',
    async go(page) {
      await page.getByTestId('rail-findings').click();
      await page.getByTestId('finding-group').selectOption('check');
      await page.getByTestId('finding-row').first().waitFor();
    },
  },
  'findings-none-shown': {
    async go(page) {
      await page.getByTestId('rail-findings').click();
      await page.getByTestId('finding-filter').fill('submarine');
      await page.getByText('No finding passes the filters').waitFor();
    },
  },
  rules: { go: openRules },
  'rules-proved': {
    async go(page) {
      await openRules(page);
      await page.getByTestId('table').selectOption({ label: 'R1-intended: SECMP0044 Final Modification Report v1.0, section 2' });
      await page.locator('[data-testid="verdict"][data-verdict="agrees"]').first().waitFor();
    },
  },
  'rules-what-if': {
    async go(page) {
      await openRules(page);
      await page.getByTestId('tab-what-if').click();
      await describeParty(page);
      await page.getByTestId('step').first().waitFor();
    },
  },
  'rules-what-if-wrong': {
    async go(page) {
      await openRules(page);
      await page.getByTestId('tab-what-if').click();
      await page.getByRole('checkbox', { name: 'Supplier' }).check();
      await page.getByRole('textbox', { name: 'Domestic Premises', exact: true }).fill('many');
      await page.getByText('is no whole number').waitFor();
    },
  },
  'rules-before-after': {
    async go(page) {
      await openRules(page);
      await page.getByTestId('tab-before-after').click();
      await describeParty(page);
      await page.getByTestId('change').waitFor();
    },
  },
  'rules-candidates': {
    async go(page) {
      await openRules(page);
      await page.getByTestId('tab-candidates').click();
      await page.getByTestId('candidates-paper').selectOption({ index: 1 });
      await page.getByTestId('candidate').first().waitFor();
    },
  },
  'draft-empty': { go: openDraft },
  draft: {
    async go(page) {
      await openDraft(page);
      await page.getByTestId('draft-start').selectOption({ index: 2 });
      await page.getByTestId('verdict').waitFor();
    },
  },
  'search-idle': { go: (page) => page.getByTestId('rail-search').click() },
  search: { go: (page) => searchFor(page, 'G8.42') },
  'search-none': {
    async go(page) {
      await page.getByTestId('search-box').fill('submarine');
      await page.getByTestId('counts').waitFor();
    },
  },
  document: {
    async go(page) {
      await searchFor(page, 'G8.42');
      await page.locator('[data-testid="search-hit"][data-via="range"]').first().click();
      await page.getByTestId('document-view').locator('mark').first().waitFor();
    },
  },
  'document-page': {
    async go(page) {
      await openPdf(page);
      await page.getByTestId('mode-page').click();
      await drawn(page);
    },
  },
  'document-both': {
    async go(page) {
      await openPdf(page);
      await page.getByTestId('mode-both').click();
      await drawn(page);
    },
  },
  correction: {
    async go(page) {
      await openPdf(page);
      const correct = page.getByTestId('correct');
      // In a narrow window the pane is folded.
      if (!(await correct.isVisible())) await page.getByText('About this document').first().click();
      await correct.click();
      await page.getByTestId('correction-sheet').waitFor();
    },
  },
  'documents-removed': {
    async go(page) {
      await page.getByTestId('rail-documents').click();
      await page.getByTestId('remove-document').nth(1).click();
      await page.getByTestId('undo-removal').waitFor();
      await page.getByText('Removed documents (1)').click();
    },
  },
  documents: {
    async go(page) {
      await page.getByTestId('rail-documents').click();
      await page.getByTestId('document-row').first().waitFor();
    },
  },
  clauses: {
    async go(page) {
      await page.getByTestId('rail-clauses').click();
      await page.getByTestId('clause-row').first().waitFor();
    },
  },
  clause: {
    async go(page) {
      await page.getByTestId('rail-clauses').click();
      await page.getByRole('button', { name: 'G8.43', exact: true }).click();
      await page.getByTestId('citing-place').first().waitFor();
    },
  },
  'clause-not-here': {
    async go(page) {
      await page.getByTestId('rail-clauses').click();
      await page.getByRole('button', { name: 'G7.19', exact: true }).click();
      await page.getByTestId('citing-place').first().waitFor();
    },
  },
  quick: {
    async go(page) {
      await page.getByTestId('search-box').waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('g8.4');
      await page.getByTestId('quick-item').first().waitFor();
    },
  },
  shortcuts: {
    async go(page) {
      await page.getByRole('heading', { level: 1 }).focus();
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog').waitFor();
    },
  },
  help: { go: (page) => page.getByTestId('rail-help').click() },
  settings: { go: (page) => page.getByTestId('rail-settings').click() },
};

async function openRules(page: Page) {
  await page.getByTestId('rail-rules').click();
  await page.getByTestId('row').first().waitFor();
  await page.getByTestId('regime').selectOption({ index: 1 });
  await page.locator('[data-testid="verdict"][data-verdict="differs"]').first().waitFor();
  await page.getByRole('cell', { name: /times/ }).first().waitFor();
}

async function describeParty(page: Page) {
  await page.getByRole('checkbox', { name: 'Supplier' }).check();
  await page.getByRole('textbox', { name: 'Domestic Premises', exact: true }).fill('1');
  await page.getByRole('textbox', { name: 'Non-Domestic Premises' }).fill('50,000');
}

async function openDraft(page: Page) {
  await openRules(page);
  await page.getByRole('button', { name: 'Draft', exact: true }).click();
  await page.getByTestId('draft-text').waitFor();
}

async function searchFor(page: Page, query: string) {
  await page.getByTestId('search-box').fill(query);
  await page.getByTestId('search-hit').first().waitFor();
}

async function openPdf(page: Page) {
  await page.getByTestId('rail-documents').click();
  await page.getByTestId('document-row').filter({ hasText: 'report.pdf' }).first().getByRole('button').first().click();
  await page.getByTestId('mode-both').waitFor();
}

/** Waits until the page picture is there: more than one colour on it. */
async function drawn(page: Page) {
  await page.locator('[data-testid="page-picture"]:not([data-drawn="0"])').waitFor();
}

/** The paper of 40 respondents and 12 questions. */
async function openLarge(page: Page) {
  await page.getByTestId('rail-responses').click();
  await page.getByTestId('responses-paper').selectOption({ index: 2 });
  await page.getByTestId('response-cell').nth(30).waitFor();
}
