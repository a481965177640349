import { defineConfig } from 'vitest/config';

/** Drives the built interface in Chromium; see browser/. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['browser/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
