import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import type { CitedTarget } from '$/api/generated';
import { fakeHost } from '$/host/fake/fake';

import Cites from './Cites.svelte';
import { ClausePeek } from './peek.svelte';

function cited(text: string, target: string): CitedTarget {
  return { text, target, opens: target, inLibrary: true };
}

test('a list that cites two clauses is shown as the two clauses', async () => {
  const onclause = vi.fn();
  const list = 'Sections G8.41 and G8.42';
  const cites = [cited(list, 'SEC:G8.41'), cited(list, 'SEC:G8.42'), cited('Section G9', 'SEC:G9')];
  const screen = render(Cites, { cites, onclause });
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['G8.41', 'G8.42', 'Section G9']);
  await userEvent.click(screen.getByRole('button', { name: 'G8.42' }));
  expect(onclause).toHaveBeenCalledExactlyOnceWith('SEC:G8.42');
});

test('a peek that was asked for by key stays until it is asked for again', async () => {
  const peek = new ClausePeek(fakeHost());
  const anchor = document.createElement('a');
  peek.wish({ target: 'SEC:G8.42', anchor, held: true });
  await vi.waitFor(() => expect(peek.page?.label).toBe('G8.42'));
  peek.wish(null);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(peek.anchor).toBe(anchor);
  peek.wish({ target: 'SEC:G8.42', anchor, held: true });
  expect(peek.anchor).toBeNull();
});
