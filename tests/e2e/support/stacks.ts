import os from 'node:os'
import path from 'node:path'

const FIRST_PORT = Number(process.env.E2E_PORT ?? 28_000)
/** Of each: app, payments, mail, database, and some to spare. */
const PORTS_EACH = 10
// Read again in every worker, which inherits the variable: one folder for the whole run.
process.env.E2E_DATA_DIR ??= path.join(os.tmpdir(), `mediphany-e2e-${process.pid}`)
const FOLDER = process.env.E2E_DATA_DIR

/** How many test files run at a time. Each worker has a whole product of its own: what one changes no other sees. */
export const WORKERS = Number(process.env.E2E_WORKERS ?? 1)

/** Where the product of a worker is. */
export function stackOf(worker: number): { port: number; dataDir: string } {
  return { port: FIRST_PORT + worker * PORTS_EACH, dataDir: path.join(FOLDER, String(worker)) }
}

/** The product of the worker that runs this, which the runner numbers from 0. */
export function ownStack() {
  return stackOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0))
}
