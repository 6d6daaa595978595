import path from 'node:path'
import next from 'next'
import { applyEmbeddedDefaults, mayEmbed } from '@/lib/platform/embedded-env'
import { EnvError, env, startWarnings } from '@/lib/platform/env'
import { errorFields, logger } from '@/lib/platform/logger'
import { needNode } from '@/lib/platform/node-version'
import { launchProblems } from '@/lib/staff/launch-checks'
import { compressedAnswers } from './compressed-answers'
import { catchConsoleErrors } from './console-net'
import { databaseGuard } from './database-guard'
import { setForwardingHeaders, trustedProxies } from './forwarding-headers'
import { createHttpServer, drain, listen } from './http-server'
import { onceAskedToStop } from './process-life'

/** Less than the 30 s a process gets in all: connections to the database are closed after it. */
const DRAIN_REQUESTS_MS = 25_000

async function main(): Promise<void> {
  needNode(process.versions.node)
  await applyEmbeddedDefaults(process.env)
  const { APP_URL, AUTH_SECRET, HOST, PORT, TRUSTED_PROXIES } = env()
  process.env.NEXTAUTH_URL = APP_URL
  process.env.NEXTAUTH_SECRET = AUTH_SECRET

  await refuseUnfinishedLaunch()
  for (const warning of startWarnings(env())) logger.warn({ event: 'server.start_warning', warning })
  const trusted = trustedProxies(TRUSTED_PROXIES)
  const dir = path.resolve(import.meta.dirname, '..')
  const answerWhileAway = databaseGuard(path.join(dir, process.env.NEXT_DIST_DIR ?? '.next'))
  const app = next({ dev: false, dir, hostname: HOST, port: PORT })
  await app.prepare()
  const handleByNext = app.getRequestHandler()
  const compress = compressedAnswers()
  const server = createHttpServer(
    async (request, response) => {
      compress(request, response)
      setForwardingHeaders(request, trusted)
      if (await answerWhileAway(request, response)) return
      await handleByNext(request, response)
    },
    (error) => logger.error({ event: 'server.error', ...errorFields(error) }),
  )
  await listen(server, PORT, HOST)
  catchConsoleErrors()
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

/** A real production does not start with example people, draft legal text, or nothing to sell. */
async function refuseUnfinishedLaunch(): Promise<void> {
  if (mayEmbed(process.env)) return
  const problems = await launchProblems(new Date())
  if (problems.length > 0) throw new EnvError(`Not ready for production:\n  ${problems.join('\n  ')}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(error instanceof EnvError ? 78 : 1)
})
