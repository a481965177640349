import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { COLUMN, LAPTOP, openStage, PICTURES, type Stage } from './open';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => expect(stage.faults).toEqual([]));
afterAll(() => stage.close());

/** The element with the focus, in a few words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('data-testid') ?? element?.textContent?.trim().slice(0, 40) ?? '';
  });
}

async function tabTo(page: Page, wanted: string, most = 40) {
  for (let presses = 0; presses < most; presses += 1) {
    if ((await focused(page)).startsWith(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to “${wanted}”, but to “${await focused(page)}”.`);
}

test('the whole way by keyboard: sample, search, hit, reference, who cites it, back', async () => {
  const page = await stage.page({ query: '?library=none' });
  await page.getByTestId('first-run-folder').waitFor();
  expect(await focused(page)).toBe('first-run-folder');
  await tabTo(page, 'first-run-sample');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="import-panel"][data-stage="done"]').waitFor();

  await page.keyboard.press('Control+Shift+F');
  expect(await focused(page)).toBe('search-box');
  await page.keyboard.type('G8.42');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search-hit');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-current'));

  await tabTo(page, 'reference');
  const target = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.target);
  await page.keyboard.press('Space');
  await page.getByTestId('peek').waitFor();
  await page.screenshot({ path: `${PICTURES}/journey-peek.png` });
  await page.keyboard.press('Escape');
  await page.getByTestId('peek').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.locator(`[data-testid="clause-page"][data-clause="${target}"]`).waitFor();
  await page.locator('[data-testid="citing-place"][data-via="range"]').first().waitFor();

  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByTestId('document-view').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search-hit');
  await page.close();
});

test('“who cites G8.43?” takes Ctrl+K, the clause, Enter', async () => {
  const page = await stage.page();
  await page.getByTestId('search-box').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('g8.43');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="clause-page"][data-clause="SEC:G8.43"]').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await page.close();
});

test('responses and findings by keyboard: a cell, its neighbour, all words, the paper, back', async () => {
  const page = await stage.page();
  await page.getByTestId('card').first().waitFor();
  await page.keyboard.press('Control+5');
  await page.getByTestId('response-cell').first().waitFor();
  await tabTo(page, 'response-cell');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const cell = await page.evaluate(() => document.activeElement?.textContent?.trim());
  expect(cell).toContain('Fenland Heat (sample), Q2');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  await tabTo(page, 'reference');
  await page.keyboard.press('Space');
  await page.getByTestId('peek').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('peek').waitFor({ state: 'detached' });
  await tabTo(page, 'open-response');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-current'));
  await page.keyboard.press('Alt+ArrowLeft');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'response-cell');

  await page.keyboard.press('Control+7');
  await page.getByTestId('finding-row').first().waitFor();
  await page.keyboard.press('F8');
  await page.getByTestId('finding').waitFor();
  expect(await focused(page)).toBe('finding-row');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('finding-row');
  await page.close();
});

test('the heads of the table of responses stay in sight', async () => {
  const page = await stage.page({ query: '?library=large' });
  await page.getByTestId('rail-responses').click();
  await page.getByTestId('responses-paper').selectOption({ index: 2 });
  await page.getByTestId('response-cell').nth(200).waitFor();
  await page.getByTestId('response-cell').nth(200).focus();
  for (const key of ['Control+End', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
  const cell = await page.evaluate(() => {
    const box = document.activeElement?.getBoundingClientRect();
    return { left: box?.left ?? 0, top: box?.top ?? 0 };
  });
  const head = await page.getByRole('columnheader').first().boundingBox();
  expect(cell.top).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0) - 1);
  expect(cell.left).toBeGreaterThanOrEqual((head?.x ?? 0) + (head?.width ?? 0) - 1);
  await page.close();
});

test('F6 goes through every region and comes round again', async () => {
  const page = await stage.page();
  await page.getByTestId('search-box').fill('G8.42');
  await page.getByTestId('search-hit').first().waitFor();
  const regions: string[] = [];
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press('F6');
    regions.push(
      await page.evaluate(() => document.activeElement?.closest('[data-region]')?.tagName.toLowerCase() ?? 'none'),
    );
  }
  expect(regions).toEqual(['nav', 'aside', 'main', 'footer', 'header', 'nav']);
  await page.close();
});

test.each(
  ['overview', 'responses', 'findings'].flatMap((view) => [200, 400].map((zoom) => [view, zoom] as const)),
)('%s at a size of %i per cent loses nothing at the side', async (view, zoom) => {
  const page = await stage.page();
  await page.getByTestId(`rail-${view}`).click();
  await page.getByTestId(view).waitFor();
  for (let size = 100; size < zoom; size += 10) await page.keyboard.press('Control+=');
  await page.getByRole('button', { name: `Zoom ${zoom} %` }).waitFor();
  await page.screenshot({ path: `${PICTURES}/zoom-${zoom}-${view}.png` });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.close();
});

test.each([200, 400])('at a size of %i per cent nothing is lost at the side', async (zoom) => {
  const page = await stage.page();
  await page.getByTestId('search-box').fill('G8.42');
  for (let size = 100; size < zoom; size += 10) await page.keyboard.press('Control+=');
  await page.getByRole('button', { name: `Zoom ${zoom} %` }).waitFor();
  await page.getByTestId('search-hit').first().waitFor();
  await page.screenshot({ path: `${PICTURES}/zoom-${zoom}.png` });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.close();
});

test('a dialog gives the focus back to what opened it', async () => {
  const page = await stage.page();
  await page.getByRole('button', { name: /Go to/ }).click();
  await page.getByTestId('quick-input').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(page)).toContain('Go to');
  await page.close();
});

/** Scrolls step by step; tells of the steps after which the words stood elsewhere than they should. */
async function steps(page: Page, by: number, times: number): Promise<string[]> {
  const wrong: string[] = [];
  for (let step = 0; step < times; step += 1) {
    const seen = await page.evaluate(() => {
      const middle = window.innerHeight / 2;
      const blocks = [...document.querySelectorAll('[data-block]')];
      const block = blocks.find((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.getBoundingClientRect().bottom > middle);
      return { block: block?.getAttribute('data-block'), top: block?.getBoundingClientRect().top ?? 0 };
    });
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(120);
    const box = await page.locator(`[data-block="${seen.block}"]`).boundingBox();
    const moved = (box?.y ?? Number.NaN) - seen.top;
    if (!(Math.abs(moved + by) <= 2)) wrong.push(`step ${step}: block ${seen.block} moved by ${moved}`);
  }
  return wrong;
}

describe.each([
  ['in a pane', LAPTOP],
  ['in one column', COLUMN],
])('a document of thousands of paragraphs %s', (_, size) => {
  test('opens at the words and stays there while the rest comes', { timeout: 180_000 }, async () => {
    const page = await stage.page({ query: '?library=long', size });
    await page.getByTestId('search-box').fill('needle');
    await page.getByTestId('search-hit').nth(2).click();
    const mark = page.locator('[data-block][data-current] mark');
    await mark.waitFor();
    const inSight = async () => {
      const box = await mark.boundingBox();
      return box !== null && box.y > 50 && box.y < size.height * 0.6;
    };
    await page.waitForTimeout(500);
    expect(await inSight(), 'as soon as it opens').toBe(true);
    await page.locator('[data-testid="document-view"][data-loaded="true"]').waitFor();
    await page.waitForTimeout(500);
    expect(await inSight(), 'when all has come').toBe(true);

    await page.mouse.move(size.width / 2, size.height / 2);
    expect(await steps(page, -600, 50), 'scrolling up moves the words by as much').toEqual([]);
    expect(await steps(page, 600, 50), 'scrolling down moves the words by as much').toEqual([]);

    await page.keyboard.press('F4');
    const next = page.locator('mark[data-current]');
    await page.waitForTimeout(500);
    expect((await next.boundingBox())?.y ?? -1).toBeGreaterThan(0);
    expect(await next.evaluate((element) => element.closest('[data-block]')?.textContent)).toContain('3491. Here');
    await page.close();
  });
});
