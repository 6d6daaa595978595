import { startWorker } from '@/lib/jobs/worker'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { EnvError, env } from '@/lib/platform/env'
import { needNode } from '@/lib/platform/node-version'
import { onceAskedToStop } from './process-life'

async function main(): Promise<void> {
  needNode(process.versions.node)
  await applyEmbeddedDefaults(process.env)
  env()
  const worker = await startWorker()
  onceAskedToStop(() => worker.stop())
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(error instanceof EnvError ? 78 : 1)
})
