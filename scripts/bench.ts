import { readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from './run-command'

type Benchmark = { run: () => Promise<{ name: string }> }

const benchDir = path.join(root, 'tests/bench')
/** A benchmark is a file named for itself that exports `run`; the others there are parts of one. */
const names = readdirSync(benchDir)
  .filter((file) => /^[a-z]+\.ts$/.test(file))
  .map((file) => path.basename(file, '.ts'))

const [name] = process.argv.slice(2)
if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- ${names.join(' | ')}`)
  process.exit(64)
}
try {
  const { run } = (await import(path.join(benchDir, `${name}.ts`))) as Benchmark
  console.log(JSON.stringify(await run()))
  process.exit()
} catch (error) {
  console.error(error)
  process.exit(1)
}
