import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '@/scripts/migrate'
import { startThrowawayPostgres } from '@/scripts/pg'
import { testEnvironment } from './test-env'

declare module 'vitest' {
  export interface ProvidedContext {
    /** What every test file's environment starts from. */
    testEnvironment: Record<string, string>
    /** The address of the server's own database, from which a test file makes its clone. */
    serverUrl: string
    /** Holds the data folder of each test file. */
    testDataDir: string
  }
}

export const TEMPLATE = 'test_template'

/** Starts one PostgreSQL for the run and migrates the template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-test-'))
  const environment = await testEnvironment(dataDir)
  const postgres = await startThrowawayPostgres()
  const teardown = async () => {
    await postgres.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const serverUrl = postgres.url('postgres')
    Object.assign(process.env, environment, { DATABASE_URL: postgres.url(TEMPLATE) })
    await run(serverUrl, `create database ${TEMPLATE}`)
    await prepareDatabase(postgres.url(TEMPLATE))
    // A template can only be cloned while nobody is connected to it.
    await run(serverUrl, `alter database ${TEMPLATE} with is_template true allow_connections false`)
    project.provide('testEnvironment', environment)
    project.provide('serverUrl', serverUrl)
    project.provide('testDataDir', dataDir)
  } catch (error) {
    await teardown()
    throw error
  }
  return teardown
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
