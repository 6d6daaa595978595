import { checkLinks } from './check-links'
import { checkLockfile } from './lockfile-rules'
import { mustRun, root } from './run-command'
import { secondsSince } from './step'

type Gate = { name: string; run: () => Promise<unknown> }

/** The slowest first, so that the two lanes end at about the same time. */
const GATES: Gate[] = [
  { name: 'types (tsc)', run: checkTypes },
  {
    name: 'lint with types (oxlint)',
    run: () => mustRun('oxlint', ['--type-aware', '--deny-warnings', '.']),
  },
  { name: 'imports (dependency-cruiser)', run: checkImports },
  { name: 'dead code (knip)', run: () => mustRun('knip', []) },
  { name: 'content', run: () => mustRun('tsx', ['scripts/content.ts', '--check']) },
  {
    name: 'format and lint (biome)',
    run: () => mustRun('biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  },
  { name: 'links within the site', run: async () => checkLinks(root) },
  { name: 'lockfile', run: async () => checkLockfile(root) },
]
const UNIT_TESTS: Gate = { name: 'unit tests', run: () => mustRun('vitest', ['run', '--project', 'unit']) }

const LANES = 2

async function checkTypes(): Promise<void> {
  await mustRun('next', ['typegen'])
  // The compiler written anew is several times faster. What asks the older one for its API stays with that.
  await mustRun('node', ['node_modules/typescript-native/bin/tsc', '--noEmit'])
}

async function checkImports(): Promise<void> {
  const output = await mustRun('depcruise', ['.', '--config', '.dependency-cruiser.cjs'])
  // With a compiler it cannot use it looks at nothing and is content.
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
  if (modules < 100) throw new Error(`dependency-cruiser looked at ${modules} modules only`)
}

/** Runs every gate, two at a time. Prints a line for each and the whole output of those that fail. */
export async function check(options: { withUnitTests: boolean }): Promise<boolean> {
  const waiting = options.withUnitTests ? [UNIT_TESTS, ...GATES] : [...GATES]
  let isClean = true
  const lane = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      if (!(await passes(gate))) isClean = false
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return isClean
}

async function passes(gate: Gate): Promise<boolean> {
  const startedAt = performance.now()
  const failure = await gate.run().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  console.log(`  ${failure === undefined ? '✔' : '✘'} ${gate.name.padEnd(32)} ${secondsSince(startedAt)}`)
  if (failure !== undefined) console.log(failure)
  return failure === undefined
}

if (import.meta.main) {
  process.exitCode = (await check({ withUnitTests: true })) ? 0 : 1
}
