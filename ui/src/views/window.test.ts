import { within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';

import { HostError } from '$/host/host';
import { openApp } from '$/testing/open';

function refuse(message: string, hint: string): never {
  throw new HostError({ code: 'library-in-use', message, hint });
}

describe('the first run', () => {
  test('offers exactly three choices, with the focus on the first', async () => {
    const { screen } = openApp({ open: false });
    const main = await screen.findByRole('main');
    const choices = within(main).getAllByRole('button');
    expect(choices.slice(0, 3).map(({ textContent }) => textContent?.match(/^\s*[^.…]*?(…|sample)/)?.[0].trim())).toEqual([
      'Choose folder…',
      'Open a library…',
      'Try the sample',
    ]);
    expect(document.activeElement).toBe(screen.getByTestId('first-run-folder'));
    expect(main.textContent).toContain('Nothing leaves this computer. Your files are read, never changed.');
  });

  test('says what will be read and what not before it starts', async () => {
    const { host, screen, user } = openApp({ open: false, fileTakes: 1 });
    await user.click(await screen.findByTestId('first-run-folder'));
    const sheet = await screen.findByTestId('survey');
    expect(sheet.textContent).toContain('7 files, 312 KB');
    expect(sheet.textContent).toContain('PDF: not read by this version');
    expect(sheet.textContent).toContain('and 1 more');
    expect(host.calls.some(({ name }) => name === 'start_import')).toBe(false);
    await user.click(screen.getByTestId('start-import'));
    expect(host.calls).toContainEqual({ name: 'start_import', request: { folder: 'folder-1' } });
    await screen.findByText('Finished: 7 files');
  });

  test('shows an error where it happened: what it means and what to do', async () => {
    const { screen, user } = openApp({
      open: false,
      replace: { open_recent: () => refuse('Another window writes to this library.', 'Close the other window.') },
    });
    await user.click(await screen.findByRole('button', { name: /^Sample/ }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Another window writes to this library.');
    expect(alert.textContent).toContain('Close the other window.');
    expect(screen.getByTestId('first-run-folder')).toBeTruthy();
  });

  test('makes documents usable while the import goes on', async () => {
    const { screen, user, host } = openApp({ open: false, fileTakes: 100_000 });
    await user.click(await screen.findByTestId('first-run-sample'));
    const panel = await screen.findByTestId('import-panel');
    expect(panel.dataset.stage).toBe('finding');
    expect(screen.getByTestId('search-box')).toBeTruthy();
    host.send({ job: 1, stage: 'reading', done: 1, total: 2, file: 'b.txt', finished: null, error: null });
    await vi.waitFor(() => expect(panel.dataset.stage).toBe('reading'));
  });
});

describe('search', () => {
  test('shows what was understood and offers the clause page', async () => {
    const { screen, user } = openApp();
    await user.type(await screen.findByTestId('search-box'), 'G8.42');
    expect((await screen.findByTestId('means')).textContent).toContain('alone or inside a range');
    await user.click(screen.getByTestId('open-clause'));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toContain('G8.42');
  });

  test('with nothing found says why and gives one thing to do', async () => {
    const { screen, user } = openApp();
    await user.type(await screen.findByTestId('search-box'), 'submarine');
    expect(await screen.findByText('No passages found')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'How to search' })).toBeTruthy();
  });

  test('goes from hit to hit with F4 and Shift+F4', async () => {
    const { screen, user } = openApp();
    await user.type(await screen.findByTestId('search-box'), 'G8.42');
    const hits = await screen.findAllByTestId('search-hit');
    await user.keyboard('{F4}{F4}');
    expect(document.activeElement).toBe(hits[1]);
    await user.keyboard('{Shift>}{F4}{/Shift}');
    expect(document.activeElement).toBe(hits[0]);
  });
});

describe('a document', () => {
  async function openHit() {
    const opened = openApp();
    const { screen, user } = opened;
    await user.type(await screen.findByTestId('search-box'), 'G8.42');
    const rows = await screen.findAllByTestId('search-hit');
    const row = rows.find(({ dataset, textContent }) => dataset.via === 'range' && textContent?.includes('pool'));
    await user.click(row as HTMLElement);
    await screen.findByTestId('document-view');
    return opened;
  }

  test('opens at the hit, with the focus there and the match marked', async () => {
    await openHit();
    await vi.waitFor(() => expect(document.activeElement?.hasAttribute('data-current')).toBe(true));
    expect(document.activeElement?.querySelector('mark')?.textContent).toBe('G8.41 to G8.43');
    expect(document.title).toBe('SECMP0901 Draft legal text (sample) – Sample – Codicil');
  });

  test('is left with Alt+← and the hit has the focus again', async () => {
    const { screen, user } = await openHit();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('search-hit'));
    expect(document.activeElement?.textContent).toContain('pool');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(await screen.findByTestId('document-view')).toBeTruthy();
  });

  test('shows what could not be read', async () => {
    const { screen, user } = openApp();
    await user.click(await screen.findByTestId('rail-documents'));
    await user.click(await screen.findByRole('button', { name: 'SECMP0901 Collated responses (sample)' }));
    const view = await screen.findByTestId('document-view');
    expect(view.textContent).toContain('Page 2 of 3 could not be read.');
  });

  test('that has gone says so and leads on', async () => {
    const { screen, user } = openApp({
      replace: { document: () => refuse('This document has gone.', 'Open the list.') },
    });
    await user.click(await screen.findByTestId('rail-documents'));
    await user.click(await screen.findByRole('button', { name: 'Section G extract (sample)' }));
    expect((await screen.findByRole('alert')).textContent).toContain('This document has gone.');
    expect(screen.getByRole('button', { name: 'All documents' })).toBeTruthy();
  });
});

describe('a clause page', () => {
  async function openClause(label: string) {
    const opened = openApp();
    await opened.user.click(await opened.screen.findByTestId('rail-clauses'));
    await opened.user.click(await opened.screen.findByRole('button', { name: label }));
    await opened.screen.findByTestId('clause-page');
    return opened;
  }

  test('says in words how each place cites it', async () => {
    const { screen, user } = await openClause('G8.43');
    const places = await screen.findAllByTestId('citing-place');
    const ranges = places.filter(({ dataset }) => dataset.via === 'range');
    expect(ranges[0]?.textContent).toContain('through the range G8.41 to G8.43');
    expect(ranges[0]?.querySelector('mark')?.textContent).toBe('G8.41 to G8.43');
    await user.click(screen.getByRole('button', { name: /^Directly/ }));
    expect(screen.getAllByTestId('citing-place').every(({ dataset }) => dataset.via === 'direct')).toBe(true);
  });

  test('shows deleted text struck, and the state with its evidence', async () => {
    const { screen } = await openClause('G8.43');
    const texts = await screen.findAllByTestId('clause-text');
    expect(texts.map((text) => text.querySelector('del') !== null)).toEqual([false, true]);
    const state = screen.getByTestId('clause-state');
    expect(state.textContent).toContain('Deleted');
    expect(within(state).getByRole('button').textContent).toBe('SECMP0901 Draft legal text (sample), page 1');
  });

  test('of a clause whose text is not here says so and never that it does not exist', async () => {
    const { screen } = await openClause('G7.19');
    const page = screen.getByTestId('clause-page');
    await within(page).findByText('Its text is not in this library.', { selector: '.note p' });
    expect(page.textContent).not.toContain('not exist');
  });

  test('leads on to what it cites, and back', async () => {
    const { screen, user } = await openClause('G8.43');
    await user.click((await screen.findAllByTestId('reference'))[0] as HTMLElement);
    await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('G8.41'));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('G8.43'));
  });
});

test('a clause that the list does not have is opened all the same', async () => {
  const { screen, user } = openApp();
  await user.click(await screen.findByTestId('rail-clauses'));
  await user.type(await screen.findByTestId('clause-filter'), 'H1.2');
  await user.click(await screen.findByRole('button', { name: 'Open the page of H1.2' }));
  await vi.waitFor(() => expect(screen.getByTestId('clause-page').dataset.clause).toBe('SEC:H1.2'));
});

describe('the quick switcher', () => {
  test('answers “who cites G8.43?” with Ctrl+K, the clause, Enter', async () => {
    const { screen, user } = openApp();
    await screen.findByTestId('search-box');
    await user.keyboard('{Control>}k{/Control}g8.43{Enter}');
    await vi.waitFor(() => expect(screen.getByTestId('clause-page').dataset.clause).toBe('SEC:G8.43'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('is moved through with the arrows, around the ends', async () => {
    const { screen, user } = openApp();
    await screen.findByTestId('search-box');
    await user.keyboard('{Control>}k{/Control}g8.4');
    const items = await vi.waitFor(() => {
      const found = screen.getAllByTestId('quick-item');
      expect(found).toHaveLength(6);
      return found;
    });
    const selected = () => screen.getAllByTestId('quick-item').findIndex((item) => item.ariaSelected === 'true' || item.getAttribute('aria-selected') === 'true');
    await user.keyboard('{ArrowDown}');
    expect(selected()).toBe(1);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(selected()).toBe(items.length - 1);
    expect(screen.getByTestId('quick-input').getAttribute('aria-activedescendant')).toBe(`quick-${items.length - 1}`);
  });

  test('searches the papers for what is no name', async () => {
    const { screen, user } = openApp();
    await screen.findByTestId('search-box');
    await user.keyboard('{Control>}k{/Control}visits{Enter}');
    expect(await screen.findAllByTestId('search-hit')).toHaveLength(1);
  });
});

describe('the window', () => {
  test('has a sheet of shortcuts on “?”, but not while typing', async () => {
    const { screen, user } = openApp();
    await user.type(await screen.findByTestId('search-box'), '?');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByTestId('rail-help'));
    await user.keyboard('?');
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  test('puts the focus on the heading of the view that opens', async () => {
    const { screen, user } = openApp();
    await screen.findByTestId('search-box');
    const destinations = { 2: 'Search', 3: 'Documents', 4: 'Clauses', 5: 'Responses', 7: 'Findings' };
    for (const [digit, title] of Object.entries(destinations)) {
      await user.keyboard(`{Control>}${digit}{/Control}`);
      await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(title));
    }
  });

  test('says offline, how many documents, and how many were not fully read', async () => {
    const { screen } = openApp();
    const status = await screen.findByRole('contentinfo');
    expect(status.textContent).toMatch(/Offline.*7 documents.*2 not fully read.*Zoom 100 %/s);
  });

  test('keeps the colours and the size that were chosen', async () => {
    const { host, screen, user } = openApp();
    await user.click(await screen.findByTestId('rail-settings'));
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(document.documentElement.dataset.theme).toBe('dark');
    await user.keyboard('{Control>}={/Control}');
    await vi.waitFor(() => expect(document.documentElement.style.fontSize).toBe('110%'));
    expect(host.calls).toContainEqual({ name: 'set_preferences', request: { theme: 'dark', zoom: 110 } });
  });
});
