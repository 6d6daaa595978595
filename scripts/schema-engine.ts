import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

// `prisma migrate` fetches a native engine from the network. This is the same engine as WebAssembly from npm:
// it reads the same folder and writes the same `_prisma_migrations` table, so `prisma migrate deploy` works too.

export type { DiffTarget, MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** Runs `work` with an engine connected to the database at `url`. */
export async function withSchemaEngine<T>(
  url: string,
  schema: string,
  work: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  loadEngine()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const adapters = bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapterFactory(pool))
    const options = { datamodels: [['schema.prisma', schema]] satisfies [string, string][] }
    return await work(await glue.SchemaEngine.new(options, () => undefined, adapters))
  } finally {
    await pool.end()
  }
}

/** The stock adapter cuts a script at every semicolon, even inside a function's body: this one sends it whole. */
class WholeScriptAdapterFactory extends PrismaPg {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super(pool)
    this.#pool = pool
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await this.#pool.query(script).catch(throwReadable)
    }
    return adapter
  }
}

function throwReadable(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error
  const { code = '', severity = 'ERROR', message, detail, column, hint } = error
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}

let isEngineLoaded = false

function loadEngine(): void {
  if (isEngineLoaded) return
  const packageEntry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const wasm = fs.readFileSync(path.join(path.dirname(packageEntry), 'schema_engine_bg.wasm'))
  const imports: Record<string, WebAssembly.ImportValue> = {}
  for (const [name, value] of Object.entries(glue)) {
    if (typeof value !== 'function') continue
    // The engine leaves a 10 s timer behind, which must not keep a finished process alive.
    imports[name] = name.startsWith('__wbg_setTimeout')
      ? (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref()
      : value
  }
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), {
    './schema_engine_bg.js': imports,
  })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (isStart(start)) start()
  isEngineLoaded = true
}

function isStart(value: unknown): value is () => void {
  return typeof value === 'function'
}
