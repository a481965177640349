import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname);
const CONCEPTS = ['library', 'document', 'clause', 'search', 'response', 'finding', 'rules'];

/** What is wrong with an import of one file by another, both from src/; `null` where nothing is. */
function wrongEdge(from: string, to: string): string | null {
  const [here = '', there = ''] = [from.split('/')[0], to.split('/')[0]];
  if (to.startsWith('@tauri-apps/')) {
    return here === 'host' ? null : `${from} imports ${to}: only host/ knows the desktop.`;
  }
  if (here === there || here === 'testing' || !here || from.split('/').length === 1) return null;
  const allowed: Record<string, string[]> = {
    api: [],
    host: ['api'],
    shared: [],
    views: ['api', 'host', 'shared', ...CONCEPTS],
    ...Object.fromEntries(CONCEPTS.map((concept) => [concept, ['api', 'host', 'shared']])),
  };
  const known = ['api', 'host', 'views', 'shared', ...CONCEPTS];
  if (!known.includes(there) || allowed[here]?.includes(there)) return null;
  return `${from} imports ${to}: imports run shared ← concepts ← views; move the file up, or what it needs down.`;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => {
    if (name.startsWith('$/')) return name.slice(2);
    return name.startsWith('.') ? relative(SRC, resolve(SRC, dirname(file), name)) : name;
  });
}

/** Source files; tests may reach for the fake host. */
function sources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.(ts|svelte)$/.test(file));
}

test('imports run shared ← concepts ← views, and only host/ knows the desktop', () => {
  const files = sources();
  expect(files.length).toBeGreaterThan(40);
  const wrong = files.flatMap((file) => importsOf(file).flatMap((to) => wrongEdge(file, to) ?? []));
  expect(wrong).toEqual([]);
});

test.each([
  ['shared/parts/Button.svelte', 'search/search.svelte'],
  ['shared/latest.ts', 'api/generated'],
  ['search/Hits.svelte', 'document/Block.svelte'],
  ['clause/Parts.svelte', 'views/app.svelte'],
  ['library/session.svelte.ts', '@tauri-apps/api/core'],
])('%s must not import %s', (from, to) => {
  expect(wrongEdge(from, to)).toContain(from);
});
