import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { preview } from 'vite';

/** The size of a common laptop screen. */
export const LAPTOP = { width: 1366, height: 768 };
/** What remains of 1280 pixels at 400 % zoom. */
export const COLUMN = { width: 320, height: 640 };

/** Where pictures of the screens go; not kept. */
export const PICTURES = 'test-results/pictures';

/** Something that serves the interface. */
export interface Server {
  address: string;
  close(): Promise<void>;
}

/** The built interface in a browser of its own. */
export interface Stage {
  context: BrowserContext;
  /** Opens a page; what the content policy blocks and what fails on the page ends up in `faults`. */
  page(options?: { query?: string; size?: { width: number; height: number } }): Promise<Page>;
  faults: string[];
  close(): Promise<void>;
}

/** Serves the interface built with the fake host. */
async function serveFake() {
  const server = await preview({
    build: { outDir: 'test-results/fake-dist' },
    preview: { port: 0, strictPort: false, host: '127.0.0.1' },
  });
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

/** Opens a browser on a server; without one, on the fake host. */
export async function openStage(serve: () => Promise<Server> = serveFake): Promise<Stage> {
  const server = await serve();
  const { address } = server;
  const profile = await mkdtemp(join(tmpdir(), 'codicil-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    locale: 'en-GB',
  });
  const faults: string[] = [];
  return {
    context,
    faults,
    async page({ query = '', size = LAPTOP } = {}) {
      faults.length = 0;
      const page = await context.newPage();
      await page.setViewportSize(size);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(address)) faults.push(`asks the network for ${request.url()}`);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.goto(`${address}${query}`);
      return page;
    },
    async close() {
      await context.close();
      await server.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
