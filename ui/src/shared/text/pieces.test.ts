import { expect, test } from 'vitest';

import { phrases, type TextRun } from './pieces';

const REFERENCE = { role: 'mention', targets: ['SEC:G8.41', 'SEC:G8.42'], opens: 'SEC:G8.41', malformed: false, note: null };

function run(text: string, more: Partial<TextRun> = {}): TextRun {
  return { text, hit: false, repaired: null, reference: null, ...more };
}

test('a reference that a hit has cut is one link', () => {
  const cut = [
    run('see '),
    run('Sections ', { reference: REFERENCE }),
    run('G8.41 to G8.42', { reference: { ...REFERENCE }, hit: true }),
    run('.'),
  ];
  expect(phrases(cut).map(({ parts }) => parts.map(({ text }) => text))).toEqual([
    ['see '],
    ['Sections ', 'G8.41 to G8.42'],
    ['.'],
  ]);
});

test('two references side by side are two links', () => {
  const other = { ...REFERENCE, targets: ['SEC:G8.44'], opens: 'SEC:G8.44' };
  expect(phrases([run('G8.41', { reference: REFERENCE }), run('G8.44', { reference: other })])).toHaveLength(2);
});

test('a repaired word that a hit has cut is shown once, as a hit', () => {
  const cut = [run('wil', { repaired: 'will', hit: true }), run(' l', { repaired: 'will' })];
  expect(phrases(cut)[0]?.parts).toEqual([run('wil l', { repaired: 'will', hit: true })]);
});
