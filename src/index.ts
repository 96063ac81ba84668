/** The public surface: what a suite of a user's own is written with. Its `*.suite.ts` imports `assay/suite`. */
export * from './kit/index.ts'
export { type AssayConfig, defineConfig } from './target/config.ts'
export * as webhooks from './webhooks/index.ts'
