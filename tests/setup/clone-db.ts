import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'
import { TEMPLATE } from './global-db'
import { makeDataDir } from './test-env'

// Runs before each integration test file: its own database and data folder, so that files cannot disturb each other.

// Files share a process: what our modules hold on to (settings, connections, stores) belongs to the file before.
vi.resetModules()

const name = `test_${randomBytes(6).toString('hex')}`
const server = new pg.Client({ connectionString: inject('serverUrl') })
await server.connect()
await server.query(`create database ${name} template ${TEMPLATE} strategy file_copy`)

const databaseUrl = new URL(inject('serverUrl'))
databaseUrl.pathname = `/${name}`
Object.assign(process.env, inject('testEnvironment'), {
  DATABASE_URL: databaseUrl.href,
  DATA_DIR: makeDataDir(inject('testDataDir')),
})

afterAll(async () => {
  const [{ closeDb }, { closeQueue }] = await Promise.all([
    import('@/lib/platform/db'),
    import('@/lib/platform/queue'),
  ])
  await closeQueue()
  await closeDb()
  await server.query(`drop database ${name} with (force)`)
  await server.end()
})
