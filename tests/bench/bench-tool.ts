import fs from 'node:fs'
import path from 'node:path'
import { mustRun, root } from '@/scripts/run-command'

const TOOLS = path.join(root, 'tests/bench/tools')

/**
 * The path of a file in one of the packages that only these benchmarks use: they have a lockfile of their own, so that
 * nobody else waits for them, and none of their install scripts runs (one would fetch Java).
 */
export async function benchTool(file: string): Promise<string> {
  const found = path.join(TOOLS, 'node_modules', file)
  if (!fs.existsSync(found))
    await mustRun('npm', ['ci', '--prefix', TOOLS, '--ignore-scripts', '--no-audit', '--no-fund'])
  return found
}
