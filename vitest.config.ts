import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@emout/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@emout/source', 'node', 'import', 'default'] } },
  test: {
    include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'launcher/**/*.test.mjs'],
    testTimeout: 20_000,
  },
});
