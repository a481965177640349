import { describe, expect, test } from 'vitest';

import type { FindingView } from '$/api/generated';
import { fakeHost } from '$/host/fake/fake';
import { HostError } from '$/host/host';

import { BATCH, Findings } from './findings.svelte';
import { checkChoices, documentChoices, entries, grouped, hidden, NO_FILTERS, passing, type Filters } from './list';

async function open(options: Parameters<typeof fakeHost>[0] = {}) {
  const host = fakeHost(options);
  const findings = new Findings(host);
  await findings.refresh();
  return { host, findings };
}

async function all(): Promise<FindingView[]> {
  return (await fakeHost().call('findings', {})).findings;
}

function codes(findings: FindingView[], filters: Partial<Filters>): string[] {
  return passing(entries(findings), { ...NO_FILTERS, ...filters }).map(({ finding }) => finding.code);
}

describe('filters', () => {
  test('narrow each other, and keep the order of weight', async () => {
    const findings = await all();
    expect(codes(findings, {})).toEqual(['R002', 'R011', 'R004', 'R002', 'R020', 'R031']);
    expect(codes(findings, { severities: ['error', 'note'] })).toEqual(['R002', 'R011', 'R031']);
    expect(codes(findings, { severities: ['error'], modification: 'SECMP0902' })).toEqual(['R011']);
    expect(codes(findings, { check: 'R002' })).toEqual(['R002', 'R002']);
  });

  test('find words in the message, the reasons, the places and the name of the check', async () => {
    const findings = await all();
    expect(codes(findings, { text: 'struck through' })).toEqual(['R002']);
    expect(codes(findings, { text: 'malformed reference' })).toEqual(['R004']);
    expect(codes(findings, { text: 'schedule' })).toEqual(['R004']);
  });

  test('find a finding by either of its documents', async () => {
    const findings = await all();
    const legal = findings[0]?.places[0]?.document ?? null;
    expect(codes(findings, { document: legal })).toEqual(['R002', 'R004', 'R002', 'R020']);
  });

  test('hide what is only possible, and say how much that is', async () => {
    const list = entries(await all());
    expect(hidden(list, NO_FILTERS)).toBe(1);
    expect(hidden(list, { ...NO_FILTERS, possible: true })).toBe(0);
    expect(hidden(list, { ...NO_FILTERS, severities: ['error'] })).toBe(0);
  });

  test('count what each value would leave', async () => {
    const list = entries(await all());
    const checks = checkChoices(list, { ...NO_FILTERS, severities: ['error'] });
    expect(checks.filter(({ count }) => count > 0).map(({ value, count }) => [value, count])).toEqual([['R002', 1], ['R011', 1]]);
    expect(checks).toHaveLength(6);
    expect(documentChoices(list, NO_FILTERS).map(({ count }) => count)).toEqual([4, 0, 3, 1]);
  });
});

test('groups come in the order of their gravest finding', async () => {
  const list = passing(entries(await all()), NO_FILTERS);
  expect(grouped(list, 'modification').map(({ title, entries }) => [title, entries.length])).toEqual([
    ['SECMP0901', 3],
    ['SECMP0902', 3],
  ]);
  expect(grouped(list, 'check').map(({ title }) => title)[0]).toBe('R002 reference to deleted clause');
  expect(grouped(list, 'none')).toHaveLength(1);
});

test('two findings with one fingerprint are two entries', async () => {
  const [first] = await all();
  const twice = entries([first as FindingView, first as FindingView]);
  expect(new Set(twice.map(({ id }) => id)).size).toBe(2);
});

describe('the list', () => {
  test('goes on where it is asked to, by one batch', async () => {
    const { findings } = await open({ large: true });
    const shown = () => findings.shown.flatMap((group) => group.entries).length;
    expect(findings.inOrder.length).toBeGreaterThan(3 * BATCH);
    expect(shown()).toBe(BATCH);
    findings.more();
    expect(shown()).toBe(2 * BATCH);
    findings.narrow({ severities: ['error'] });
    expect(shown()).toBe(2);
  });

  test('shows a finding that was asked for, whatever hides it and wherever it stands', async () => {
    const { findings } = await open({ large: true });
    findings.narrow({ severities: ['error'] });
    const last = findings.all.at(-1)?.id ?? '';
    findings.restore(last);
    expect(findings.shown.flatMap((group) => group.entries).map(({ id }) => id)).toContain(last);
    const possible = findings.all.find(({ finding }) => finding.confidence === 'low')?.id ?? '';
    findings.restore(possible);
    expect(findings.passing.map(({ id }) => id)).toContain(possible);
  });

  test('shows a finding that was asked for before there were any', async () => {
    const findings = new Findings(fakeHost());
    findings.restore('fake-6');
    await findings.refresh();
    expect(findings.current?.code).toBe('R040');
    expect(findings.filters.possible).toBe(true);
  });

  test('goes to the next one as shown, and to the first one from nowhere', async () => {
    const { findings } = await open();
    expect(findings.beside(1)).toBe('fake-0');
    findings.chosen = 'fake-0';
    expect(findings.beside(1)).toBe('fake-2');
    findings.group('none');
    expect(findings.beside(1)).toBe('fake-1');
    expect(findings.beside(-1)).toBeNull();
  });

  test('asks what a check reports once, and again after an error', async () => {
    let refusals = 1;
    const { host, findings } = await open();
    await findings.explain('R002');
    await findings.explain('R002');
    expect(host.calls.filter(({ name }) => name === 'explain_check')).toHaveLength(1);
    const failing = new Findings(
      fakeHost({
        replace: {
          explain_check: ({ check }) => {
            if (refusals-- > 0) throw new HostError({ code: 'internal', message: 'Not now.', hint: '' });
            return { code: check, check, summary: 'All is well.', severity: 'note', parts: [] };
          },
        },
      }),
    );
    await failing.explain('R002');
    expect(failing.explanations.get('R002')).toBeInstanceOf(HostError);
    await failing.explain('R002');
    expect(failing.explanations.get('R002')).toMatchObject({ summary: 'All is well.' });
  });
});
