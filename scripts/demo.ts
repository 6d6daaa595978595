import path from 'node:path'
import { buildWhenChanged } from './build'
import { lockDataDir } from './data-lock'
import { onceAskedToStop, STOP_LIMIT_MS } from './process-life'
import { root, stopCommands } from './run-command'
import type { Stack } from './stack'
import { secondsSince, step } from './step'

const startedAt = performance.now()
/** As it was started: the services fill in what was left out. */
const { PORT, DATA_DIR } = process.env
let isStopping = false

async function main(): Promise<void> {
  const running: { stop: () => Promise<void> }[] = []
  onceAskedToStop(async () => {
    isStopping = true
    console.log('\nStopping …')
    // The build, at the first start.
    await stopCommands()
    for (const part of running.reverse()) await part.stop()
    console.log('Stopped. The data is kept for the next start.')
  }, STOP_LIMIT_MS)
  const dataDir = path.resolve(process.env.DATA_DIR || path.join(root, '.data'))
  // Before the build, which would pull the pages from under a demo that is running here.
  lockDataDir(dataDir)
  await buildWhenChanged({ DEMO: '1' })
  // Only now: they import what the build has just generated.
  const [{ startApp, startServices }, { DEMO_PEOPLE }] = await Promise.all([
    import('./stack'),
    import('@/prisma/seed'),
  ])
  const stack = await startServices({
    port: Number(process.env.PORT || 3000),
    dataDir,
    nodeEnv: 'production',
  })
  running.push(stack)
  running.push(await step('Start the app and the worker', () => startApp(stack)))
  try {
    await step('Add the example orders that are missing', addExamples)
  } catch (error) {
    if (isStopping) return
    // The product is there all the same, and a visitor's own order needs none of them.
    console.log(`  The demo goes on without them: ${error instanceof Error ? error.message : String(error)}`)
  }
  printWelcome(stack, DEMO_PEOPLE)
}

async function addExamples(): Promise<void> {
  const [{ addExampleOrders }, { closeDb }, { closeQueue }] = await Promise.all([
    import('./example-orders'),
    import('@/lib/platform/db'),
    import('@/lib/platform/queue'),
  ])
  try {
    await addExampleOrders()
  } finally {
    await closeQueue()
    await closeDb()
  }
}

function printWelcome(stack: Stack, people: readonly { email: string; role: string }[]): void {
  console.log(`
Sign in as
${people.map((person) => `  ${person.email.padEnd(36)} ${person.role}`).join('\n')}
  ${'maria@patient.example'.padEnd(36)} patient with an example order
  or as a patient with any address at all.
  The sign-in code is in the mail inbox: ${stack.mailUrl}
  Staff then need a second code: ${codeCommand()}
Data and logs: ${stack.dataDir}
Stop with Ctrl-C. Started in ${secondsSince(startedAt)}.

Mediphany is ready at ${stack.appUrl}`)
}

/** Of this demo, also when another one runs beside it. */
function codeCommand(): string {
  const settings = Object.entries({ PORT, DATA_DIR }).flatMap(([name, value]) =>
    value ? [`${name}=${/^[\w./-]+$/.test(value) ? value : `'${value}'`}`] : [],
  )
  return [...settings, 'npm run demo:code'].join(' ')
}

main().catch((error: unknown) => {
  // What was being done was ended on purpose; whoever asked for it ends the process.
  if (isStopping) return
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
