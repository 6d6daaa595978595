import fs from 'node:fs'
import { onceAskedToStop, STOP_LIMIT_MS } from './process-life'
import { startApp, startServices } from './stack'

// The whole product for the browser tests, from the production build, in a folder of its own that is removed at the
// end. playwright.config.ts starts it and says where (PORT, DATA_DIR).

async function main(): Promise<void> {
  const dataDir = process.env.DATA_DIR
  const port = Number(process.env.PORT)
  if (!dataDir || !port) throw new Error('PORT and DATA_DIR must be set')
  const running: { stop: () => Promise<void> }[] = []
  onceAskedToStop(async () => {
    for (const part of running.reverse()) await part.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }, STOP_LIMIT_MS)
  stopWithParent()
  const stack = await startServices({ port, dataDir, forTests: true, nodeEnv: 'production' })
  running.push(stack)
  running.push(await startApp(stack))
}

/** A runner that is killed cannot say so. */
function stopWithParent(): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 1_000)
  timer.unref()
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
