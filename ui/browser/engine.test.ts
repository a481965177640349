import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { openStage, PICTURES, type Server, type Stage } from './open';

/** The test program that serves the real engine; `make test` builds it before it comes here. */
const PROGRAM = resolve(process.env.CODICIL_DEVHOST ?? '../target/debug/codicil-devhost');

let stage: Stage;

/** Starts the program with an empty data folder; its folder dialog answers an empty folder. */
async function serveEngine(): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'codicil-engine-'));
  const empty = join(data, 'Empty');
  await mkdir(empty);
  const folders = { '--data': join(data, 'data'), '--sample': '../corpus/sample/library', '--rules': '../corpus/rules', '--ui': 'dist', '--folder': empty };
  const program = spawn(PROGRAM, Object.entries(folders).flat(), { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((found, failed) => {
    createInterface(program.stdout).once('line', found);
    program.once('exit', (code) => failed(new Error(`The program ended with ${code}.`)));
  });
  return {
    address: `${address}/`,
    async close() {
      program.kill();
      await rm(data, { recursive: true, force: true });
    },
  };
}

describe.skipIf(!existsSync(PROGRAM))('on the real engine', () => {
  beforeAll(async () => {
    stage = await openStage(serveEngine);
  });
  afterEach(() => expect(stage.faults.filter((fault) => !fault.includes('422'))).toEqual([]));
  afterAll(() => stage.close());

  test('a folder without papers is told before anything is made of it', async () => {
    const page = await stage.page();
    await page.getByTestId('first-run-folder').click();
    await page.getByRole('heading', { name: 'Nothing to read in “Empty”' }).waitFor();
    await page.screenshot({ path: `${PICTURES}/engine-empty.png` });
    await page.close();
  });

  test('the sample is read, searched, opened at a hit, and followed to who cites a clause', async () => {
    const page = await stage.page();
    await page.getByTestId('first-run-sample').click();
    await page.locator('[data-testid="import-panel"][data-stage="done"]').waitFor({ timeout: 60_000 });

    await page.getByTestId('search-box').fill('G8.42');
    await page.locator('[data-testid="search-hit"][data-via="range"]').first().click();
    const cited = page.locator('[data-current] [data-testid="reference"][data-target^="SEC:G8.4"]').first();
    const clause = await cited.getAttribute('data-target');
    expect(await page.locator('[data-current] mark').count()).toBeGreaterThan(0);
    await cited.click();
    await page.locator(`[data-testid="clause-page"][data-clause="${clause}"]`).waitFor();
    await page.locator('[data-testid="citing-place"][data-via="range"]').first().waitFor();
    await page.screenshot({ path: `${PICTURES}/engine-clause.png` });

    await page.locator('[data-testid="citing-place"] button').first().click();
    await page.locator('[data-testid="document-view"] [data-current]').waitFor();
    await page.close();
  });

  test('the overview, the responses and the findings open the words that they rest on', async () => {
    const page = await stage.page();
    const card = page.locator('[data-testid="card"][data-modification="SECMP0059"]');
    await card.waitFor();
    expect(await card.textContent()).toMatch(/Approve\s*\d+ of \d+/);
    await page.screenshot({ path: `${PICTURES}/engine-overview.png` });
    await card.getByTestId('card-question').first().getByRole('button').first().click();
    await page.getByTestId('response-cell').first().click();
    await page.getByTestId('response').waitFor();
    await page.screenshot({ path: `${PICTURES}/engine-responses.png` });
    expect(await page.getByTestId('response-cell').count()).toBeGreaterThanOrEqual(18);
    await page.getByTestId('open-response').click();
    await page.locator('[data-testid="document-view"] [data-current]').waitFor();

    await page.getByTestId('rail-findings').click();
    const row = page.getByTestId('finding-row').filter({ hasText: 'and 1 other place' }).first();
    expect(await row.locator('mark').count()).toBeGreaterThan(0);
    await row.click();
    await page.locator('[data-testid="finding-place"][data-role="related"]').waitFor();
    await page.getByText('What this check reports').click();
    await page.locator('[data-testid="explanation"] h4').first().waitFor();
    await page.screenshot({ path: `${PICTURES}/engine-findings.png` });
    await page.locator('[data-testid="finding-place"] button').first().click();
    await page.locator('[data-testid="document-view"] [data-current]').waitFor();
    await page.close();
  });

  test('every document of the sample opens', async () => {
    const page = await stage.page();
    await page.getByTestId('rail-documents').click();
    const rows = page.getByTestId('document-row');
    await rows.first().waitFor();
    const documents = await rows.count();
    expect(documents).toBeGreaterThanOrEqual(6);
    for (let at = 0; at < documents; at += 1) {
      await rows.nth(at).getByRole('button').first().click();
      await page.locator('[data-testid="document-view"][data-loaded="true"] [data-block]').first().waitFor();
      await page.keyboard.press('Alt+ArrowLeft');
      await rows.first().waitFor();
    }
    await page.close();
  });
});
