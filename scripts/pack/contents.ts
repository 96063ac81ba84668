/** One file of a packed tarball, as `npm pack --json` lists it. */
export interface PackedFile {
  path: string
  size: number
}

const LARGEST = 4_000_000
const ALLOWED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|docs\/errors\.md)$/,
  /^bin\/assay\.js$/,
  /^dist\/(src|suites|generated)\/.+\.(js|d\.ts)$/,
  /^dist\/schemas\/[a-z0-9-]+\.schema\.json$/,
  /^(specs|systems|schemas|recipes|docs\/guides|suites\/load)\//,
  /^contracts\/sample-[a-z-]+\.yaml$/,
]
/** What only the tests and the proof bench of a clone use; the build leaves it out (tsconfig.build.json). */
const OF_THE_CLONE = [
  /\.test\./,
  /^dist\/suites\/[a-z]+\/([a-z-]+\.)?(mutants|variants)\./,
  /^dist\/src\/(cli|run)\/prove/,
  /^dist\/src\/client\/(loopback|tickets-[a-z]+)\./,
  /^dist\/src\/reporters\/(memory-output|sample-report)\./,
  /^dist\/src\/spec\/written-/,
  /^dist\/src\/load\/engine\/virtual-/,
  /^dist\/src\/sandbox\/receiver\/(model-receiver|own-certificate|serve-receiver)\./,
  /^dist\/src\/target\/receiver\/model-session\./,
]
const NEEDED = [
  'bin/assay.js',
  'dist/src/cli/main.js',
  'dist/src/cli/pact-verifier.js',
  'dist/src/index.js',
  'dist/src/index.d.ts',
  'contracts/sample-integration.yaml',
  'recipes/standard-webhooks.yaml',
  'schemas/report.schema.json',
]

/** What does not belong into the package, what lacks, and whether it grew out of size. */
export function problemsOfContents(files: readonly PackedFile[]): string[] {
  const paths = files.map(({ path }) => path)
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return [
    ...paths.filter((path) => !belongs(path)).map((path) => `${path} does not belong into the package`),
    ...NEEDED.filter((path) => !paths.includes(path)).map((path) => `${path} is not in the package`),
    ...(bytes > LARGEST ? [`the package holds ${bytes} bytes, more than ${LARGEST}`] : []),
  ]
}

function belongs(path: string): boolean {
  return ALLOWED.some((pattern) => pattern.test(path)) && !OF_THE_CLONE.some((pattern) => pattern.test(path))
}
