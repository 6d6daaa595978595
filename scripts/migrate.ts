import fs from 'node:fs'
import path from 'node:path'
import { QUEUE_SETTINGS } from '@/lib/jobs/queue-settings'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { installQueues } from '@/lib/platform/queue'
import { startThrowawayPostgres } from './pg'
import { type DiffTarget, type MigrationList, withSchemaEngine } from './schema-engine'

const root = path.resolve(import.meta.dirname, '..')
const schemaFile = path.join(root, 'prisma/schema.prisma')
const migrationsDir = path.join(root, 'prisma/migrations')
/** The schema as the newest migration left it: what `new` compares with. */
const snapshotFile = path.join(migrationsDir, 'schema.snapshot.prisma')
const lockFile = path.join(migrationsDir, 'migration_lock.toml')
const filters = { externalTables: [], externalEnums: [] }

function migrationsList(): MigrationList {
  const names = fs
    .readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir: migrationsDir,
    shadowDbInitScript: '',
    lockfile: { path: path.basename(lockFile), content: fs.readFileSync(lockFile, 'utf8') },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: fs.readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  }
}

/**
 * Applies every migration that the database does not have yet, oldest first, under the engine's advisory lock.
 * Returns the names of those applied now.
 */
export async function deployMigrations(url: string): Promise<string[]> {
  const list = migrationsList()
  const schema = fs.readFileSync(schemaFile, 'utf8')
  const result = await withSchemaEngine(url, schema, (engine) =>
    engine.applyMigrations({ migrationsList: list, filters }),
  )
  return result.appliedMigrationNames
}

/** Brings a database to what this version of the code needs: its tables and the queue's. Returns what was applied. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const applied = await deployMigrations(url)
  await installQueues(url, QUEUE_SETTINGS)
  return applied
}

/**
 * Writes the SQL between the newest migration and schema.prisma into a new folder, to be read and completed by
 * hand (checks, partial indexes and triggers are not in the schema). The engine insists on a connection even to
 * compare two files, so it gets a throwaway database.
 * Returns the folder's name, or undefined when nothing changed.
 */
export async function newMigration(name: string): Promise<string | undefined> {
  const schema = fs.readFileSync(schemaFile, 'utf8')
  const from: DiffTarget = fs.existsSync(snapshotFile)
    ? {
        tag: 'schemaDatamodel',
        files: [{ path: 'schema.prisma', content: fs.readFileSync(snapshotFile, 'utf8') }],
      }
    : { tag: 'empty' }
  const to: DiffTarget = { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] }
  const sql = await compare(from, to)
  if (sql.trim() === '' || /empty migration/i.test(sql)) return undefined
  const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  fs.mkdirSync(path.join(migrationsDir, folder), { recursive: true })
  fs.writeFileSync(path.join(migrationsDir, folder, 'migration.sql'), sql)
  fs.writeFileSync(lockFile, 'provider = "postgresql"\n')
  fs.writeFileSync(snapshotFile, schema)
  return folder
}

async function compare(from: DiffTarget, to: DiffTarget): Promise<string> {
  const postgres = await startThrowawayPostgres()
  try {
    const schema = fs.readFileSync(schemaFile, 'utf8')
    const { stdout } = await withSchemaEngine(postgres.url('postgres'), schema, (engine) =>
      engine.diff({ from, to, script: true, exitCode: null, filters }),
    )
    return stdout ?? ''
  } finally {
    await postgres.stop()
  }
}

async function runCommand(command: string | undefined, name: string | undefined): Promise<number> {
  if (command === 'new' && name !== undefined && /^[a-z0-9_]+$/.test(name)) {
    const folder = await newMigration(name)
    console.log(folder ? `Wrote prisma/migrations/${folder}/migration.sql` : 'schema.prisma has not changed')
    return 0
  }
  if (command === 'deploy' && name === undefined) {
    await applyEmbeddedDefaults(process.env)
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set')
    const applied = await prepareDatabase(url)
    console.log(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'The database is up to date')
    return 0
  }
  console.error('Usage: npm run db:migrate  |  npm run db:new -- name_in_snake_case')
  return 64
}

if (import.meta.main) {
  try {
    process.exit(await runCommand(process.argv[2], process.argv[3]))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
