import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { fakeHost } from '$/host/fake/fake';

import CorrectionSheet from './CorrectionSheet.svelte';
import { Reader } from './reader.svelte';

async function opened() {
  const reader = new Reader(fakeHost());
  await reader.open(3, 0, '');
  return reader;
}

test('a correction is kept with what was read, and can be taken back', async () => {
  const reader = await opened();
  const was = reader.view?.row.title;
  expect(await reader.correct('title', 'As it should be')).toBe(true);
  const field = () => reader.view?.correctable.find((field) => field.field === 'title');
  expect(field()).toMatchObject({ value: 'As it should be', read: was, corrected: true });
  expect(await reader.correct('title', null)).toBe(true);
  expect(field()).toMatchObject({ value: was, corrected: false });
});

test('a refused correction says why and changes nothing', async () => {
  const reader = await opened();
  const was = reader.view?.row.title;
  expect(await reader.correct('title', ' ')).toBe(false);
  expect(reader.correction?.message).toContain('cannot be the title');
  expect(reader.view?.row.title).toBe(was);
});

test('the sheet saves what was changed, and nothing else', async () => {
  const reader = await opened();
  const oncorrect = vi.fn(async () => true);
  const fields = reader.view?.correctable ?? [];
  const screen = render(CorrectionSheet, { fields, error: null, oncorrect, onclose: () => {} });
  const user = userEvent.setup();
  await user.click(screen.getByTestId('save-title'));
  expect(oncorrect).not.toHaveBeenCalled();
  const box = screen.getByLabelText('Title');
  await user.clear(box);
  await user.type(box, 'Better{Enter}');
  expect(oncorrect.mock.calls).toEqual([['title', 'Better']]);
  await user.selectOptions(screen.getByLabelText('Kind'), 'legal-text');
  await user.click(screen.getByTestId('save-kind'));
  expect(oncorrect.mock.calls.at(-1)).toEqual(['kind', 'legal-text']);
});
