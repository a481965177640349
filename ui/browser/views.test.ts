import { readFile } from 'node:fs/promises';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { COLUMN, LAPTOP, openStage, PICTURES, type Stage } from './open';
import { VIEWS } from './views';

let stage: Stage;
let axe: string;

beforeAll(async () => {
  stage = await openStage();
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
});
afterAll(() => stage.close());

/** What axe calls serious or critical, one line each. */
async function grave(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}

test('the checks below can fail: axe, the content policy and the network are watched', async () => {
  const page = await stage.page();
  await page.getByTestId('search-box').waitFor();
  await page.evaluate(() => {
    const image = document.createElement('img');
    image.setAttribute('style', 'color: red');
    image.src = 'https://example.invalid/';
    document.querySelector('main')?.append(image);
  });
  expect((await grave(page)).join()).toContain('image-alt');
  expect(stage.faults.join()).toContain('style-src');
  expect(stage.faults.join()).toMatch(/img-src|network/);
  await page.close();
});

const SETTINGS = [
  { name: 'light', size: LAPTOP, colours: { colorScheme: 'light' } },
  { name: 'dark', size: LAPTOP, colours: { colorScheme: 'dark' } },
  { name: 'column', size: COLUMN, colours: { colorScheme: 'light' } },
  { name: 'forced', size: LAPTOP, colours: { forcedColors: 'active', reducedMotion: 'reduce' } },
] as const;

describe.each(SETTINGS)('$name', ({ name, size, colours }) => {
  test.each(Object.entries(VIEWS))('%s', async (view, { query, go }) => {
    const page = await stage.page({ size, ...(query === undefined ? {} : { query }) });
    await page.emulateMedia(colours);
    await go(page);
    await page.screenshot({ path: `${PICTURES}/${name}-${view}.png` });
    expect(await grave(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'the page must not scroll sideways').toBeLessThanOrEqual(0);
    expect(stage.faults).toEqual([]);
    await page.close();
  });
});
