import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';

import type { BlockView, DocumentView } from '$/api/generated';
import { fakeHost } from '$/host/fake/fake';
import { piece } from '$/host/fake/read';

import Block from './Block.svelte';
import { CHUNK, Reader } from './reader.svelte';

const BLOCK: BlockView = {
  index: 7,
  kind: 'paragraph',
  level: null,
  depth: 0,
  page: 1,
  clause: null,
  deleted: false,
  start: 0,
  pieces: [piece('Some words')],
};

describe('a block', () => {
  test.each([
    [0, 'Heading two', 2],
    [2, 'Heading four', 4],
    [9, 'Never below six', 6],
  ])('of a heading at depth %i is a real heading', (level, text, expected) => {
    const screen = render(Block, { block: { ...BLOCK, kind: 'heading', level, pieces: [piece(text)] } });
    expect(screen.getByRole('heading', { level: expected }).textContent).toBe(text);
  });

  test('strikes deleted words and says so', () => {
    const { container } = render(Block, { block: { ...BLOCK, deleted: true } });
    expect(container.querySelector('del')?.textContent).toContain('Some words');
    expect(container.textContent).toContain('deleted: ');
  });

  test('opens references by pointer and Enter, and peeks by Space', async () => {
    const onopen = vi.fn();
    const onpeek = vi.fn();
    const reference = {
      kind: 'range',
      role: 'mention',
      targets: ['SEC:G8.41', 'SEC:G8.42'],
      opens: 'SEC:G8.41',
      malformed: false,
      note: null,
    };
    const block = { ...BLOCK, pieces: [piece('see '), piece('G8.41 to G8.42', { reference })] };
    const screen = render(Block, { block, onopen, onpeek });
    const link = screen.getByTestId('reference');
    expect(link.dataset.target).toBe('SEC:G8.41');
    const user = userEvent.setup();
    await user.click(link);
    link.focus();
    await user.keyboard('{Enter}');
    expect(onopen.mock.calls).toEqual([['SEC:G8.41'], ['SEC:G8.41']]);
    await user.keyboard(' ');
    expect(onpeek).toHaveBeenLastCalledWith(expect.objectContaining({ target: 'SEC:G8.41', held: true }));
  });
});

describe('a long document', () => {
  const blocks = 5 * CHUNK - 20;

  function open() {
    const host = fakeHost({
      replace: {
        document: () => ({ row: {}, facts: [], outline: [], blocks }) as unknown as DocumentView,
        document_blocks: ({ from, count }) =>
          Array.from({ length: Math.min(count, blocks - from) }, (_, at) => ({ ...BLOCK, index: from + at })),
      },
    });
    return { host, reader: new Reader(host) };
  }

  test('comes in chunks: the one with the hit first, then its neighbours', async () => {
    const { host, reader } = open();
    await reader.open(1, 2 * CHUNK + 5, 'words');
    expect(reader.chunks.map((chunk) => chunk !== undefined)).toEqual([false, false, true, false, false]);
    await vi.waitFor(() => expect(reader.complete).toBe(true));
    const from = host.calls.filter(({ name }) => name === 'document_blocks').map(({ request }) => request);
    expect(from.map((request) => (request as { from: number }).from / CHUNK)).toEqual([2, 1, 3, 0, 4]);
    expect(reader.chunks.flat()).toHaveLength(blocks);
  });

  test('stops coming when it is closed', async () => {
    const { reader } = open();
    await reader.open(1, 0, '');
    reader.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reader.complete).toBe(false);
  });

  test('opens at its end where the wanted block is not there', async () => {
    const { reader } = open();
    await reader.open(1, 99_999, '');
    expect(reader.chunks.at(-1)).toHaveLength(CHUNK - 20);
  });
});
