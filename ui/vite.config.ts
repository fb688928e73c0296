import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: [
      { find: /^\$backend$/, replacement: source('backend/index.ts') },
      { find: /^\$shared\//, replacement: source('shared') + '/' },
      { find: /^\$features\/(\w+)$/, replacement: source('features') + '/$1/index.ts' },
    ],
    // Component tests need the browser build of Svelte, not the server one.
    ...(process.env['VITEST'] ? { conditions: ['browser'] } : {}),
  },
  build: { outDir: 'dist', emptyOutDir: true, target: 'safari17', assetsInlineLimit: 0 },
  server: { port: 5173, strictPort: true },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/page.test-setup.ts'],
    // A warning at the end of a file would be handed on to a run that has closed its door already.
    disableConsoleIntercept: true,
  },
});
