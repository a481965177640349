import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The policy of the desktop app, so that a preview breaks where the app would break. */
export const POLICY = [
  "default-src 'none'",
  // Pictures of some kinds are decoded by code that pdf.js brings as WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the fonts, character maps and decoders that pdf.js asks for by name beside the interface. */
function pdfjsData(): Plugin {
  const from = (folder: string) => new URL(`./node_modules/pdfjs-dist/${folder}/`, import.meta.url);
  return {
    name: 'pdfjs-data',
    apply: 'build',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
        for (const file of readdirSync(from(folder))) {
          const source = readFileSync(new URL(file, from(folder)));
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${file}`, source });
        }
      }
    },
  };
}

export default defineConfig({
  // The app serves its files from its own scheme, so every address is relative.
  base: './',
  plugins: [svelte(), svelteTesting(), pdfjsData()],
  resolve: { alias: { $: fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: ['es2023', 'safari18'],
    // Inlined assets would be data: addresses, and the polyfill would be a script of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true, host: '127.0.0.1' },
  preview: { host: '127.0.0.1', headers: { 'Content-Security-Policy': POLICY } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 20_000,
  },
});
