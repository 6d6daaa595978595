import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const SKIPPED = new Set(['node_modules', 'generated'])

/** One hash over the content of the given files and folders (made files left out): equal while nothing changed. */
export function hashInputs(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const input of [...inputs].sort()) {
    for (const file of filesUnder(path.join(root, input))) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

/** Every file of a folder, or the file itself, without what is made. */
export function filesUnder(entry: string): string[] {
  const stat = fs.statSync(entry, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [entry]
  return fs
    .readdirSync(entry, { withFileTypes: true })
    .filter((child) => !SKIPPED.has(child.name) && (child.isDirectory() || child.isFile()))
    .map((child) => path.join(entry, child.name))
    .sort()
    .flatMap(filesUnder)
}

/** Runs `work` unless `stampFile` holds the hash of its inputs and all its outputs exist. Returns whether it ran. */
export async function whenChanged(
  step: {
    root: string
    inputs: readonly string[]
    outputs: readonly string[]
    stampFile: string
    /** What else the work depends on, such as variables. */
    salt?: string
  },
  work: () => Promise<void>,
): Promise<boolean> {
  const hash = `${hashInputs(step.root, step.inputs)} ${step.salt ?? ''}`
  const stamp = fs.existsSync(step.stampFile) ? fs.readFileSync(step.stampFile, 'utf8') : ''
  const isComplete = step.outputs.every((output) => fs.existsSync(path.join(step.root, output)))
  if (stamp === hash && isComplete) return false
  // A step that fails half-way must not look done.
  fs.rmSync(step.stampFile, { force: true })
  await work()
  fs.mkdirSync(path.dirname(step.stampFile), { recursive: true })
  fs.writeFileSync(step.stampFile, hash)
  return true
}
