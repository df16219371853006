import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

// Inside modelgate's own repository alone: yours finds the package in node_modules.
export default defineConfig({
  resolve: { alias: { 'modelgate/vitest': source('vitest.ts'), modelgate: source('index.ts') } },
  test: { include: ['*.test.ts'], testTimeout: 900_000 },
})
