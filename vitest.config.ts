import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@emout/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@emout/source', 'node', 'import', 'default'] } },
  test: {
    include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
  },
});
