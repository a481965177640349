import { waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';

import { HostError } from '$/host/host';
import { layout } from '$/shared/layout.svelte';
import { openApp } from '$/testing/open';

function refuse(): never {
  throw new HostError({ code: 'internal', message: 'The library is gone.', hint: 'Look for its folder.' });
}

type Opened = ReturnType<typeof openApp>;

describe('the overview', () => {
  test('comes first, with the focus in the search box, so that typing searches', async () => {
    const { screen, user } = openApp();
    await screen.findAllByTestId('card');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Overview');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('search-box')));
    await user.keyboard('visits');
    await waitFor(() => expect(screen.getAllByTestId('search-hit')).toHaveLength(1));
    expect(document.activeElement).toBe(screen.getByTestId('search-box'));
  });

  test('shows answers with their denominator and never a percentage', async () => {
    const { screen } = openApp();
    const card = (await screen.findAllByTestId('card'))[1] as HTMLElement;
    const tally = within(card).getAllByTestId('tally')[0] as HTMLElement;
    expect(tally.textContent?.replace(/\s+/g, ' ')).toContain('Approve 2 of 5');
    expect(tally.textContent).toMatch(/no answer filed\s+1 of 5/);
    expect(card.textContent).not.toContain('%');
  });

  test('says what is missing in words, but not while papers are still being read', async () => {
    const { host, screen } = openApp();
    expect(await screen.findByText('No legal text found')).toBeTruthy();
    host.send({ job: 2, stage: 'reading', done: 3, total: 8, file: 'x.txt', finished: null, error: null });
    expect((await screen.findByTestId('overview-reading')).textContent).toContain('Still reading: 3 of 8 files done.');
    expect(screen.queryByText('No legal text found')).toBeNull();
  });

  test('shows three findings at most, and each opens its words', async () => {
    const { screen, user } = openApp({ large: true });
    const cards = await screen.findAllByTestId('card');
    for (const card of cards) expect(within(card).getAllByTestId('card-finding').length).toBeLessThanOrEqual(3);
    const findings = within(cards[2] as HTMLElement).getAllByTestId('card-finding');
    await user.click(within(findings[0] as HTMLElement).getByRole('button', { name: /page 1$/ }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('A pool of lead Users'));
  });

  test('leads from a finding to all of it, though it is only possible', async () => {
    const { screen, user } = openApp();
    await user.click((await screen.findAllByRole('button', { name: /New G8.42A cites G8.43/ }))[0] as HTMLElement);
    expect((await screen.findByTestId('finding')).textContent).toContain('New G8.42A cites G8.43');
  });

  test('leads from a question to the table of its answers', async () => {
    const { screen, user } = openApp();
    await user.click(await screen.findByRole('button', { name: 'Q2 Any other comments?' }));
    const cells = await screen.findAllByTestId('response-cell');
    expect(cells.find((cell) => cell.tabIndex === 0)?.textContent).toContain('Q2');
  });

  test('leads from a paper without a modification to its correction', async () => {
    const { screen, user } = openApp();
    const rest = await screen.findByTestId('unassigned');
    expect(rest.textContent).toContain('Modification not stated (2 documents)');
    await user.click(within(rest).getByRole('button', { name: 'Assign “Section G extract (sample)” to a modification' }));
    expect((await screen.findByTestId('document-view')).dataset.document).toBe('1');
    const sheet = await screen.findByTestId('correction-sheet');
    expect(sheet.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.id).toBe('correct-modification');
  });

  test('names the papers that were not fully read, with what is missing', async () => {
    const { screen } = openApp();
    const unread = await screen.findByTestId('unread');
    expect(unread.textContent).toContain('Not fully read (2 documents)');
    expect(unread.textContent).toContain('Page 2 of 3 could not be read.');
  });

  test('keeps what it shows beside an error', async () => {
    let fails = false;
    const { host, screen } = openApp({
      replace: {
        overview: () => {
          if (fails) refuse();
          return { modifications: [], unassigned: [], notFullyRead: [], documents: 7, reading: false };
        },
      },
    });
    await screen.findByText('7 documents', { selector: 'p' });
    fails = true;
    host.send({ job: 3, stage: 'done', done: 1, total: 1, file: null, finished: null, error: null });
    expect((await screen.findByRole('alert')).textContent).toContain('Look for its folder.');
    expect(screen.getByText('7 documents', { selector: 'p' })).toBeTruthy();
  });
});

describe('the responses', () => {
  async function open(options: Parameters<typeof openApp>[0] = {}): Promise<Opened & { cells: HTMLElement[] }> {
    const opened = openApp(options);
    await opened.user.click(await opened.screen.findByTestId('rail-responses'));
    const cells = await opened.screen.findAllByTestId('response-cell');
    return { ...opened, cells };
  }

  test('name each cell in full: who, which question, the answer', async () => {
    const { cells } = await open();
    const name = cells[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    expect(name).toMatch(/^Harbour Lights Energy \(sample\), Q1: A Approve Shared equipment/);
    expect(name).toMatch(/, 59 words$/);
  });

  test('are a table with row and column heads', async () => {
    const { screen } = await open();
    const table = screen.getByRole('table', { name: /Who said what in “SECMP0901 Collated responses/ });
    expect(within(table).getAllByRole('columnheader').map(({ textContent }) => textContent?.trim())).toEqual([
      'Respondent',
      'Q1 Do you agree that the proposal should be approved?',
      'Q2 Any other comments?',
    ]);
    expect(within(table).getByRole('rowheader', { name: /Fenland Heat/ })).toBeTruthy();
  });

  test('tell an empty answer from a respondent who is not there', async () => {
    const { screen } = await open();
    const row = screen.getAllByTestId('respondent-row').find(({ textContent }) => textContent?.includes('Northgate'));
    expect(row?.textContent).toContain('not in this table');
    const empty = screen.getAllByTestId('respondent-row').find(({ textContent }) => textContent?.includes('Saltmarsh'));
    expect(empty?.textContent).toContain('no answer filed');
  });

  test('are gone through with the arrows; Enter opens one and Escape leads back', async () => {
    const { screen, user, cells } = await open();
    cells[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement?.textContent).toContain('Fenland Heat (sample), Q2');
    expect(cells.filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
    const detail = screen.getByTestId('response');
    expect(detail.textContent).toContain('Fenland Heat asks whether G10.1 covers equipment on hire.');
    await user.keyboard('{Escape}');
    expect(document.activeElement?.textContent).toContain('Fenland Heat (sample), Q2');
  });

  test('beside the table follow the focus once one is read', async () => {
    vi.spyOn(layout, 'fitsTwoPanes', 'get').mockReturnValue(true);
    const { screen, user, cells } = await open();
    await user.click(cells[0] as HTMLElement);
    await screen.findByTestId('response');
    cells[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(within(screen.getByTestId('response')).getByRole('heading', { level: 2 }).textContent).toContain('Two Rivers'));
    vi.restoreAllMocks();
  });

  test('show all words of one, with its references, and open the paper there', async () => {
    const { screen, user, cells } = await open();
    await user.click(cells[0] as HTMLElement);
    const detail = await screen.findByTestId('response');
    expect(within(detail).getAllByTestId('reference').map(({ textContent }) => textContent)).toEqual(['G8.44', 'G10.1']);
    await user.click(within(detail).getByRole('button', { name: 'Open in the paper, page 1' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Harbour Lights'));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-response')).toBe('0'));
    expect(screen.getByTestId('response').textContent).toContain('Today four assessors');
  });

  test('are narrowed by ticks and say how many are left', async () => {
    const { screen, user } = await open();
    await user.click(screen.getByRole('checkbox', { name: /^Small Supplier/ }));
    expect(screen.getByTestId('responses-shown').textContent).toBe('2 of 5 respondents shown');
    await user.click(screen.getByRole('checkbox', { name: /^Neutral , 0 respondents/ }));
    expect(screen.getByText('No respondent passes the filters')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(screen.getByTestId('responses-shown').textContent).toBe('5 respondents');
  });

  test('of several papers are chosen by paper', async () => {
    const { screen, user } = await open();
    await user.selectOptions(screen.getByTestId('responses-paper'), 'SECMP0902 Initial modification report (sample) (version 0.2)');
    expect((await screen.findAllByTestId('respondent-row')).map(({ textContent }) => textContent?.includes('sample'))).toHaveLength(3);
  });

  test('are copied as shown', async () => {
    const { screen, user } = await open();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('checkbox', { name: /^Small Supplier/ }));
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    expect(write.mock.calls[0]?.[0].split('\r\n')).toHaveLength(4);
    expect((await screen.findByTestId('copy-outcome')).textContent).toContain('Copied 2 rows');
    write.mockRejectedValue(new Error('denied'));
    await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    await waitFor(() => expect(screen.getByTestId('copy-outcome').textContent).toContain('did not let Codicil copy'));
    vi.restoreAllMocks();
  });

  test('that are not there say why, and lead to the documents', async () => {
    const { screen, user } = openApp({
      replace: { responses: () => ({ sets: [], modifications: [], otherDocuments: [] }) },
    });
    await user.click(await screen.findByTestId('rail-responses'));
    expect(await screen.findByText('No consultation responses found')).toBeTruthy();
    expect(screen.getByText('This library has no papers yet.')).toBeTruthy();
  });

  test('show the error of one response where it would stand', async () => {
    const { screen, user, cells } = await open({ replace: { response: refuse } });
    await user.click(cells[0] as HTMLElement);
    expect((await screen.findByRole('alert')).textContent).toContain('Look for its folder.');
    expect(screen.getByRole('table')).toBeTruthy();
  });

  test('show the error of the table with a way to try again', async () => {
    const { screen, user } = openApp({ replace: { responses: refuse } });
    await user.click(await screen.findByTestId('rail-responses'));
    expect((await screen.findByRole('alert')).textContent).toContain('Look for its folder.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('are found by the name of the respondent in the quick switcher', async () => {
    const { screen, user } = openApp();
    await screen.findByTestId('search-box');
    await user.keyboard('{Control>}k{/Control}two rivers');
    await waitFor(() => expect(screen.getAllByTestId('quick-item').at(-1)?.textContent).toContain('Respondent'));
    await user.click(screen.getAllByTestId('quick-item').find(({ textContent }) => textContent?.includes('Two Rivers')) as HTMLElement);
    expect((await screen.findByTestId('response')).textContent).toContain('Two Rivers Supply (sample)');
  });
});

describe('the findings', () => {
  async function open(options: Parameters<typeof openApp>[0] = {}): Promise<Opened & { rows: HTMLElement[] }> {
    const opened = openApp(options);
    await opened.user.click(await opened.screen.findByTestId('rail-findings'));
    return { ...opened, rows: await opened.screen.findAllByTestId('finding-row') };
  }

  test('say in words how grave and how sure they are, and mark the words meant', async () => {
    const { rows } = await open();
    expect(rows[0]?.textContent).toContain('Error');
    expect(rows[0]?.textContent).toContain('certain');
    expect(rows[0]?.querySelector('mark')?.textContent).toBe('G8.41 to G8.43');
  });

  test('show both sides, why, and what would mend it', async () => {
    const { screen, user, rows } = await open();
    await user.click(rows[0] as HTMLElement);
    const detail = await screen.findByTestId('finding');
    expect(within(detail).getAllByTestId('finding-place').map(({ dataset }) => dataset.role)).toEqual(['primary', 'related']);
    expect(detail.textContent).toContain('G8.43 is shown struck through.');
    expect(detail.textContent).toContain('End the range at G8.42.');
    await user.click(within(detail).getAllByRole('button', { name: /^Open page/ })[1] as HTMLElement);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('In counting meters'));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-finding')).toBe('fake-0'));
  });

  test('are stepped through with F8, and with the arrows', async () => {
    const { screen, user, rows } = await open();
    await user.keyboard('{F8}');
    expect((await screen.findByTestId('finding')).textContent).toContain('New G8.42A cites');
    await user.keyboard('{F8}');
    expect(screen.getByTestId('finding').textContent).toContain('space inside the number');
    await user.keyboard('{Shift>}{F8}{/Shift}');
    expect(screen.getByTestId('finding').textContent).toContain('New G8.42A cites');
    rows[0]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(rows[1]);
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(rows.at(-1));
  });

  test('explain their check where it is asked for', async () => {
    const { screen, user, rows } = await open();
    await user.click(rows[0] as HTMLElement);
    const details = (await screen.findByTestId('explanation')) as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    expect(await within(details).findByText('Why it matters')).toBeTruthy();
  });

  test('that are only possible are hidden and counted', async () => {
    const { screen, user, rows } = await open();
    expect(rows).toHaveLength(6);
    expect(screen.getByTestId('findings-shown').textContent).toContain('6 of 7 findings shown');
    await user.click(screen.getByTestId('show-possible'));
    expect(screen.getAllByTestId('finding-row')).toHaveLength(7);
    expect(screen.getByTestId('findings-shown').textContent).toContain('7 findings');
  });

  test('are narrowed by severity, words and check, and say what was not checked', async () => {
    const { screen, user } = await open();
    await user.click(screen.getByTestId('severity-error'));
    expect(screen.getAllByTestId('finding-row')).toHaveLength(2);
    await user.type(screen.getByTestId('finding-filter'), 'proposal form');
    expect(screen.getAllByTestId('finding-row')).toHaveLength(1);
    await user.click(screen.getAllByRole('button', { name: 'Clear the filters' })[0] as HTMLElement);
    await user.selectOptions(screen.getByTestId('finding-check'), 'R002');
    expect(screen.getAllByTestId('finding-row')).toHaveLength(2);
    expect(screen.getByTestId('not-checked').textContent).toContain('SECMP0902 has no legal text in this library');
  });

  test('say so when there are none, with how much was checked', async () => {
    const { screen, user } = openApp({
      replace: { findings: () => ({ findings: [], checks: 14, documents: 5, notFullyRead: 1, notChecked: [] }) },
    });
    await user.click(await screen.findByTestId('rail-findings'));
    const main = await screen.findByTestId('findings');
    await within(main).findByText('No findings');
    expect(main.textContent).toContain('No findings from 14 checks on 5 documents.');
    expect(main.textContent).toContain('1 document was not, or only partly, read.');
  });

  test('are counted in the status bar, which leads to them', async () => {
    const { screen, user } = openApp();
    const status = await screen.findByTestId('status-findings');
    expect(status.textContent?.replace(/\s+/g, ' ')).toContain('2 errors');
    expect(status.textContent).toContain('3 warnings');
    await user.click(status);
    expect(await screen.findAllByTestId('finding-row')).toHaveLength(6);
  });

  test('show an error with a way to try again', async () => {
    let fails = true;
    const { screen, user } = openApp({
      replace: {
        findings: () => {
          if (fails) refuse();
          return { findings: [], checks: 1, documents: 1, notFullyRead: 0, notChecked: [] };
        },
      },
    });
    await user.click(await screen.findByTestId('rail-findings'));
    await screen.findByRole('alert');
    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No findings')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

test('Ctrl+F goes to what narrows the view, or to the search', async () => {
  const { screen, user } = openApp();
  await user.click(await screen.findByTestId('rail-findings'));
  await screen.findAllByTestId('finding-row');
  await user.keyboard('{Control>}f{/Control}');
  expect(document.activeElement).toBe(screen.getByTestId('finding-filter'));
  await user.keyboard('{Control>}3{/Control}');
  await user.keyboard('{Control>}f{/Control}');
  expect(document.activeElement).toBe(screen.getByTestId('search-box'));
});
