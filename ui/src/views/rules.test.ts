import { waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';

import { HostError } from '$/host/host';
import { later, openApp } from '$/testing/open';

type Opened = ReturnType<typeof openApp>;
type Options = Parameters<typeof openApp>[0];

async function open(options: Options = {}): Promise<Opened> {
  const opened = openApp(options);
  await opened.user.click(await opened.screen.findByTestId('rail-rules'));
  await opened.screen.findByTestId('regime');
  return opened;
}

async function openDrafted(options: Options = {}): Promise<Opened> {
  const opened = await open(options);
  await opened.user.selectOptions(opened.screen.getByTestId('regime'), 'sec/R2-drafted');
  await waitFor(() => expect(opened.screen.getAllByTestId('verdict')[0]?.dataset.verdict).toBe('differs'));
  return opened;
}

/** The words of an element, those of its cells and paragraphs apart. */
function text(element: HTMLElement | undefined): string {
  const copy = element?.cloneNode(true) as HTMLElement | undefined;
  copy?.querySelectorAll('th, td, p, li').forEach((part) => part.append(' '));
  return copy?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

describe('a table against rules', () => {
  test('says the verdict in words, with the smallest party and its neighbour', async () => {
    const { screen } = await openDrafted();
    const verdict = screen.getAllByTestId('verdict')[0] as HTMLElement;
    expect(within(verdict).getByRole('heading', { level: 2 }).textContent).toContain('Differs (example)');
    const examples = within(verdict).getAllByTestId('example').map(text);
    expect(examples[0]).toBe('The smallest such party: a Supplier Party with 1 Domestic Premises and 50,000 Non-Domestic Premises.');
    expect(examples[1]).toContain('0 Domestic Premises');
    const [table] = within(verdict).getAllByRole('table') as [HTMLElement];
    const drafted = within(table).getByRole('row', { name: /^R2-drafted/ });
    expect(text(drafted)).toContain('Full Full (differs) Full (differs) G8.41 supplier-large · reconstructed wording');
    expect(text(verdict)).toContain('The report does not say so; a person must confirm it.');
    expect(text(verdict)).toContain('compare it with the published text');
  });

  test('sets out rows, rules with clause, condition, outcome and status, and the agreement', async () => {
    const { screen } = await openDrafted();
    await waitFor(() => expect(screen.getAllByTestId('row')).toHaveLength(5));
    const row = text(screen.getAllByTestId('row')[1]);
    expect(row).toContain('domestic <= 250,000');
    expect(row).toContain('G8.41 reconstructed wording');
    expect(row).toContain('Domestic Premises plus 5 times Non-Domestic Premises is more than 250,000 → Full');
    expect(row).toContain('differs (example)');
    expect(text(screen.getAllByTestId('row')[0])).toContain('agrees (proved)');
  });

  test('marks a stale rule in words, and cannot tell what rests on it', async () => {
    const { screen } = await open();
    expect(await screen.findByText('stale: the clause has changed')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByTestId('verdict')[0]?.dataset.verdict).toBe('cannot-tell'));
    expect(screen.getAllByTestId('verdict')[0]?.textContent).toContain('Cannot tell (why)');
  });

  test('opens a clause, and leads back to the same rules', async () => {
    const { screen, user } = await openDrafted();
    await user.click(within(screen.getAllByTestId('verdict')[0] as HTMLElement).getAllByRole('button', { name: 'G8.41' })[0] as HTMLElement);
    await screen.findByRole('heading', { level: 1, name: /G8\.41/ });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(((await screen.findByTestId('regime')) as HTMLSelectElement).value).toBe('sec/R2-drafted');
  });

  test('needs no table', async () => {
    const { screen, user } = await openDrafted();
    await user.selectOptions(screen.getByTestId('table'), screen.getByRole('option', { name: 'No table' }));
    await waitFor(() => expect(screen.queryByTestId('rows')).toBeNull());
    expect(screen.getAllByTestId('rule')).toHaveLength(3);
    expect(screen.queryAllByTestId('verdict')).toHaveLength(2);
  });

  test('names gaps and conflicts', async () => {
    const { screen } = await openDrafted();
    expect(await screen.findByText('Gaps (example)')).toBeTruthy();
    expect(screen.getByText('No conflicts (proved for the stated range)')).toBeTruthy();
  });

  test('says why a file cannot be opened', async () => {
    const { screen, user } = await open({
      replace: {
        choose_rules: () => {
          throw new HostError({ code: 'internal', message: 'R9.rules.toml: line 3: “domestc” is no count.', hint: '' });
        },
      },
    });
    await user.click(screen.getByRole('button', { name: 'Open a file of rules…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('line 3');
  });
});

describe('the parts', () => {
  test('are gone through with the arrows', async () => {
    const { screen, user } = await open();
    screen.getByTestId('tab-table').focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByTestId('tab-what-if'));
    expect(screen.getByRole('tab', { selected: true }).textContent).toContain('What if');
    await user.keyboard('{End}');
    expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(document.activeElement?.id);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByTestId('tab-table'));
  });
});

describe('what if', () => {
  async function describeParty(options: Options = {}): Promise<Opened> {
    const opened = await openDrafted(options);
    const { screen, user } = opened;
    await user.click(screen.getByTestId('tab-what-if'));
    await user.click(await screen.findByRole('checkbox', { name: 'Supplier' }));
    await user.type(screen.getByRole('textbox', { name: 'Domestic Premises' }), '1');
    await user.type(screen.getByRole('textbox', { name: 'Non-Domestic Premises' }), '50,000');
    return opened;
  }

  test('gives outcomes with rule and clause, and where they change', async () => {
    const { screen, user } = await describeParty();
    await waitFor(() => expect(text(screen.getAllByTestId('outcome')[0])).toContain('Full Full Full'));
    expect(text(screen.getAllByTestId('outcome')[0])).toContain('G8.41 supplier-large');
    await waitFor(() => expect(screen.getAllByTestId('step').map((step) => text(step).split(' Full')[0])).toEqual(['0 to 0', '1 to 40,000,000 the party above']));
    await user.selectOptions(screen.getByTestId('along'), 'non_domestic');
    await waitFor(() => expect(screen.getAllByTestId('step').map((step) => text(step).split(' Full')[0])).toEqual(['0 to 49,999', '50,000 to 10,000,000 the party above']));
  });

  test('says beside the field what is wrong with it', async () => {
    const { screen, user } = await describeParty();
    const box = screen.getByRole('textbox', { name: 'Domestic Premises' });
    await user.clear(box);
    await user.type(box, 'many');
    await waitFor(() => expect(box.getAttribute('aria-invalid')).toBe('true'));
    const described = box.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent).join()).toContain('“many” is no whole number');
  });

  test('says what is not known, and what the papers leave open', async () => {
    const { screen, user } = await describeParty();
    await user.selectOptions(screen.getByTestId('regime'), 'sec/R1');
    await waitFor(() => expect(screen.getByTestId('answer').dataset.standing).toBe('silent'));
    expect(text(screen.getByTestId('open-topic'))).toContain('Which assessment is due in years two and three');
    await user.clear(screen.getByRole('textbox', { name: 'Domestic Premises' }));
    await waitFor(() => expect(screen.getByTestId('answer').dataset.standing).toBe('unclear'));
  });

  test('keeps the party for before and after', async () => {
    const { screen, user } = await describeParty();
    await user.click(screen.getByTestId('tab-before-after'));
    expect((await screen.findByTestId('change')).textContent).toContain('What this party gets changes.');
    expect(screen.getAllByTestId('answer').map(({ dataset }) => dataset.standing)).toEqual(['silent', 'determined']);
    expect(text(screen.getByTestId('verdict'))).toContain('Something changes for 1 kind of party.');
  });
});

describe('the clauses of a paper', () => {
  test('are read with the words that were not, and the questions for a person', async () => {
    const { screen, user } = await open();
    await user.click(screen.getByTestId('tab-candidates'));
    await user.selectOptions(screen.getByTestId('candidates-paper'), screen.getByRole('option', { name: /legal text/ }));
    const clause = (await screen.findAllByTestId('read-clause')).find((one) => one.getAttribute('aria-label') === 'G8.42');
    expect(text(clause)).toContain('not read: , as the Security Sub-Committee may reasonably require end of words not read');
    expect(text(clause)).toContain('calls for judgement');
    expect(text(screen.getAllByTestId('candidate')[0])).toContain('every word read');
  });
});

describe('the draft', () => {
  async function openDraft(options: Options = {}): Promise<Opened & { box: HTMLTextAreaElement }> {
    const opened = await openDrafted(options);
    await opened.user.click(opened.screen.getByRole('button', { name: 'Draft' }));
    return { ...opened, box: (await opened.screen.findByTestId('draft-text')) as HTMLTextAreaElement };
  }

  async function start({ screen, user }: Opened) {
    await user.selectOptions(screen.getByTestId('draft-start'), 'regime:sec/R2-drafted');
    await screen.findAllByTestId('read-clause');
  }

  test('starts from a copy of clauses, and its verdict follows the words', async () => {
    const opened = await openDraft();
    const { screen, user, box } = opened;
    expect(screen.getByText('Nothing to check yet')).toBeTruthy();
    await start(opened);
    expect(box.value).toContain('five times the number of Non-Domestic Premises');
    expect(screen.getByTestId('verdict').dataset.verdict).toBe('cannot-tell');
    expect(text(screen.getByTestId('unsettled'))).toContain('G8.42.');
    await user.clear(box);
    await user.type(box, 'G8.41 A Supplier Party with five times 250,000 premises is assessed fully.');
    await waitFor(() => expect(screen.getAllByTestId('verdict')[0]?.dataset.verdict).toBe('differs'));
    expect(text(screen.getByTestId('draft-found'))).toContain('1 clause read.');
  });

  test('keeps the last verdict in sight while the next one is found', async () => {
    const wait = later<void>();
    let asked = 0;
    const { draft_check: check } = (await import('$/host/fake/rules')).handlers;
    const opened = await openDraft({
      replace: {
        async draft_check(request) {
          asked += 1;
          if (asked > 1) await wait.promise;
          return check(request);
        },
      },
    });
    const { screen, user, box } = opened;
    await start(opened);
    await user.type(box, ' and more');
    await screen.findByTestId('checking');
    expect(screen.getByTestId('verdict').dataset.verdict).toBe('cannot-tell');
    wait.keep();
    await waitFor(() => expect(screen.queryByTestId('checking')).toBeNull());
    expect(asked).toBe(3);
  });

  test('outlives a visit to another view', async () => {
    const opened = await openDraft();
    await start(opened);
    await opened.user.click(opened.screen.getByRole('button', { name: 'Back to Rules' }));
    await opened.user.click(await opened.screen.findByRole('button', { name: 'Draft' }));
    expect(((await opened.screen.findByTestId('draft-text')) as HTMLTextAreaElement).value).toContain('G8.47');
  });

  test('calls no command that writes', async () => {
    const opened = await openDraft();
    await start(opened);
    await opened.user.type(opened.box, 'x');
    const names = new Set(opened.host.calls.map(({ name }) => name));
    for (const name of ['start_import', 'correct_document', 'remove_document', 'set_preferences'] as const) {
      expect(names.has(name)).toBe(false);
    }
  });
});
