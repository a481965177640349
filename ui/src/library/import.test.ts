import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { ImportedFile, ImportProgress } from '$/api/generated';
import { announcer } from '$/shared/a11y/announce.svelte';

import { ImportJob } from './import.svelte';
import ImportPanel from './ImportPanel.svelte';

const BASE: ImportProgress = { job: 1, stage: 'reading', done: 0, total: 8, file: null, finished: null, error: null };

function file(name: string, status: ImportedFile['status'] = 'read'): ImportedFile {
  const notices = status === 'read' ? [] : [{ code: 'cut', message: 'The end is missing.', page: 3 }];
  return { name, status, notices };
}

describe('the words for a screen reader', () => {
  let said: string[];
  beforeEach(() => {
    said = [];
    vi.spyOn(announcer, 'say').mockImplementation((sentence) => void said.push(sentence));
  });

  test('come at the start, at quarters and at the end, never for each file', () => {
    const job = new ImportJob(1);
    for (let done = 1; done <= 8; done += 1) job.hear({ ...BASE, done, finished: file(`${done}.txt`) });
    job.hear({ ...BASE, stage: 'done', done: 8 });
    expect(said).toEqual([
      'Reading has started.',
      '25 per cent read.',
      '50 per cent read.',
      '75 per cent read.',
      'Finished: 8 files',
    ]);
  });

  test('tell of files with problems in batches', () => {
    const job = new ImportJob(1);
    job.hear({ ...BASE, done: 1, finished: file('a.txt', 'failed') });
    job.hear({ ...BASE, done: 2, finished: file('b.txt', 'partial') });
    expect(said.at(-1)).toBe('25 per cent read. 2 files could not be read in full.');
    job.hear({ ...BASE, stage: 'done', done: 8 });
    expect(said.at(-1)).toBe('Finished: 8 files');
  });
});

describe('the panel', () => {
  function open() {
    const job = new ImportJob(1);
    const onstop = vi.fn();
    const screen = render(ImportPanel, { job, onstop, ondismiss: () => undefined });
    return { job, onstop, screen, user: userEvent.setup() };
  }

  test('shows how far it is, and which file is being read', async () => {
    const { job, screen } = open();
    job.hear({ ...BASE, done: 2, file: 'third.txt' });
    const bar = await screen.findByRole('progressbar', { name: 'Read 2 of 8 files' });
    expect(bar).toHaveProperty('value', 2);
    expect(bar).toHaveProperty('max', 8);
    expect(screen.getByText('Reading third.txt')).toBeTruthy();
  });

  test('asks one question before it stops; keeping is the default', async () => {
    const { job, onstop, screen, user } = open();
    job.hear({ ...BASE, done: 3, finished: file('a.txt') });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(onstop).not.toHaveBeenCalled();
    expect(screen.getByText('Stop reading? 3 files are finished.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Keep the 3 finished files');
    await user.keyboard('{Enter}');
    expect(onstop).toHaveBeenCalledExactlyOnceWith(true);
  });

  test('can undo the import instead, or go on', async () => {
    const { job, onstop, screen, user } = open();
    job.hear({ ...BASE, done: 3 });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/Stop reading/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    await user.click(screen.getByRole('button', { name: 'Undo this import' }));
    expect(onstop).toHaveBeenCalledExactlyOnceWith(false);
  });

  test('lists files with what a person must know', async () => {
    const { job, screen, user } = open();
    job.hear({ ...BASE, done: 1, finished: file('cut.txt', 'partial') });
    await user.click(await screen.findByRole('button', { name: 'Show 1 file' }));
    expect(screen.getByText('Read in part')).toBeTruthy();
    expect(screen.getByText(/The end is missing/).textContent).toContain('(page 3)');
  });

  test('says at the end how the files went', async () => {
    const { job, screen } = open();
    for (const status of ['read', 'unchanged', 'failed', 'read'] as const) {
      job.hear({ ...BASE, finished: file('a.txt', status) });
    }
    job.hear({ ...BASE, stage: 'done', done: 4, total: 4 });
    expect(await screen.findByText('2 read, 1 not read, 1 unchanged')).toBeTruthy();
  });

  test('says why a whole import failed and what to do', async () => {
    const { job, screen } = open();
    const error = { code: 'not-found', message: 'The folder has gone.', hint: 'Choose it again.' } as const;
    job.hear({ ...BASE, stage: 'failed', error });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The folder has gone.');
    expect(alert.textContent).toContain('Choose it again.');
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  });
});
