import path from 'node:path'
import next from 'next'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { EnvError, env } from '@/lib/platform/env'
import { errorFields, logger } from '@/lib/platform/logger'
import { setForwardingHeaders, trustedProxies } from './forwarding-headers'
import { createHttpServer, drain, listen } from './http-server'
import { onceAskedToStop } from './process-life'

/** Less than the 30 s a process gets in all: connections to the database are closed after it. */
const DRAIN_REQUESTS_MS = 25_000

async function main(): Promise<void> {
  await applyEmbeddedDefaults(process.env)
  const { APP_URL, AUTH_SECRET, HOST, PORT, TRUSTED_PROXIES } = env()
  process.env.NEXTAUTH_URL = APP_URL
  process.env.NEXTAUTH_SECRET = AUTH_SECRET

  const trusted = trustedProxies(TRUSTED_PROXIES)
  const app = next({ dev: false, dir: path.resolve(import.meta.dirname, '..'), hostname: HOST, port: PORT })
  await app.prepare()
  const handleByNext = app.getRequestHandler()
  const server = createHttpServer(
    async (request, response) => {
      setForwardingHeaders(request, trusted)
      await handleByNext(request, response)
    },
    (error) => logger.error({ event: 'server.error', ...errorFields(error) }),
  )
  await listen(server, PORT, HOST)
  logger.info({ event: 'server.started', port: PORT })

  onceAskedToStop(async () => {
    await drain(server, DRAIN_REQUESTS_MS)
    await app.close()
    const [{ closeDb }, { closeQueue }] = await Promise.all([
      import('@/lib/platform/db'),
      import('@/lib/platform/queue'),
    ])
    await closeQueue()
    await closeDb()
    logger.info({ event: 'server.stopped' })
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(error instanceof EnvError ? 78 : 1)
})
