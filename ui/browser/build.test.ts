import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Kilobytes of script, packed, that the first picture may cost. */
const BUDGET_KB = 200;
/** Addresses that name a thing and are never asked for. */
const NAMES_ONLY = ['http://www.w3.org/', 'https://svelte.dev/e/'];

let folder: string;
let page: string;
let scripts: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codicil-build-'));
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  page = await readFile(join(folder, 'index.html'), 'utf8');
  // The library that draws pages is fetched when a page is first shown; its own build names addresses
  // of specifications, and the content policy lets it reach none.
  const names = (await readdir(join(folder, 'assets'))).filter((name) => /^(?!pdf).*\.js$/.test(name));
  scripts = (await Promise.all(names.map((name) => readFile(join(folder, 'assets', name), 'utf8')))).join('\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the page holds nothing that the content policy blocks', () => {
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect(page).toContain('lang="en-GB"');
});

test('every address is relative, and nothing is fetched from elsewhere', () => {
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
  const elsewhere = [...scripts.matchAll(/https?:\/\/[^\s"'`)]+/g)].map(([address]) => address);
  expect(elsewhere.filter((address) => !NAMES_ONLY.some((name) => address.startsWith(name)))).toEqual([]);
});

test('the fake host is left out', () => {
  expect(scripts).not.toContain('Harbour Lights');
  expect(scripts).not.toContain('fakeHost');
});

test('the script stays inside its budget', () => {
  expect(gzipSync(scripts).length / 1000).toBeLessThan(BUDGET_KB);
});
