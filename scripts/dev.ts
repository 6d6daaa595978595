import path from 'node:path'
import { generate } from './generate'
import { onceAskedToStop, STOP_LIMIT_MS } from './process-life'
import { root } from './run-command'
import { supervise } from './supervise'

async function main(): Promise<void> {
  const running: { stop: () => Promise<void> }[] = []
  onceAskedToStop(async () => {
    for (const part of running.reverse()) await part.stop()
  }, STOP_LIMIT_MS)
  await generate()
  // Only now: it imports what has just been generated.
  const { startServices } = await import('./stack')
  const port = process.env.PORT || '3000'
  const dataDir = process.env.DATA_DIR || path.join(root, '.data')
  const stack = await startServices({ port: Number(port), dataDir, nodeEnv: 'development' })
  running.push(stack)
  const bin = (name: string) => path.join(root, 'node_modules/.bin', name)
  const env = { NEXTAUTH_URL: stack.appUrl, NEXTAUTH_SECRET: process.env.AUTH_SECRET ?? '' }
  const commands = {
    'development server': [bin('next'), 'dev', '--port', port, '--hostname', process.env.HOST || '127.0.0.1'],
    worker: [bin('tsx'), 'watch', '--clear-screen=false', path.join(root, 'scripts/worker.ts')],
  }
  for (const [name, command] of Object.entries(commands)) {
    running.push(supervise({ name, command, env, cwd: root, onCrash: console.error }))
  }
  console.log(`\nDevelopment server at ${stack.appUrl}, mail inbox at ${stack.mailUrl}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
