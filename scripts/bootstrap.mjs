// Starts `npm run demo` and `npm test` on a machine that has only Node 20 or newer and npm: installs what is missing,
// then hands over to scripts/demo.ts or scripts/test.ts, run by the Node 24 that npm installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')
const task = process.argv[2]
const BROWSERS = process.env.CHROMIUM_PATH
  ? [process.env.CHROMIUM_PATH]
  : ['chromium-headless-shell', 'chromium']
/** Debian's packages by the task that needs them, with the programs of which any one will do. */
const SYSTEM_PACKAGES = {
  demo: { ffmpeg: ['ffprobe'] },
  test: { ffmpeg: ['ffprobe'], 'chromium-headless-shell': BROWSERS, age: ['age'] },
}

if (task !== 'demo' && task !== 'test') {
  console.error('Usage: node scripts/bootstrap.mjs demo|test')
  process.exit(64)
}
/** Ends the program that works for this one now. */
let end
let isAsked = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    isAsked = true
    end?.(signal)
  })
}
await installSystemPackages(SYSTEM_PACKAGES[task])
await installNodePackages()
await handOver()

async function installSystemPackages(packages) {
  const missing = Object.entries(packages)
    .filter(([, programs]) => !programs.some(isInstalled))
    .map(([name]) => name)
  if (missing.length === 0) return
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !isInstalled('apt-get')) {
    console.error(`Missing on this machine: ${missing.join(', ')}. Install with:`)
    console.error(
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`,
    )
    process.exit(1)
  }
  await step(`Install ${missing.join(', ')}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], env)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env)
  })
}

function isInstalled(program) {
  return [...(process.env.PATH ?? '').split(path.delimiter), ''].some((dir) => {
    try {
      fs.accessSync(path.join(dir, program), fs.constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function installNodePackages() {
  const lockHash = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = path.join(root, 'node_modules/.mediphany-lock')
  const isCurrent = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lockHash
  if (isCurrent) return
  await step('Install packages (npm ci)', async () => {
    // Prisma's installer looks for engines on the network that nothing here uses: any existing file satisfies it.
    const noEngines = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
    const env = { ...process.env, ...noEngines, PRISMA_SKIP_POSTINSTALL_GENERATE: '1' }
    // Asked to end, npm may tidy up for minutes what the next start installs anew.
    await run('npm', ['ci', '--no-audit', '--no-fund'], env, { isKilled: true })
    fs.writeFileSync(stamp, lockHash)
  })
}

/** Starts a program and waits for its end: the exit code that says how it went. */
function start(command, args, { isKilled = false, ...options }) {
  if (isAsked) process.exit(143)
  const child = spawn(command, args, { cwd: root, detached: isKilled, ...options })
  end = (signal) => (isKilled && child.pid ? process.kill(-child.pid, 'SIGKILL') : child.kill(signal))
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.once('close', (code) => {
      end = undefined
      resolve(code ?? 143)
    })
  })
  return { child, ended }
}

async function run(command, args, env, { isKilled = false } = {}) {
  const output = []
  const { child, ended } = start(command, args, { env, isKilled, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => output.push(bytes))
  const code = await ended
  if (code === 0 && !isAsked) return
  console.error(Buffer.concat(output).toString('utf8').trim())
  console.error(`${command} ${args.join(' ')} ended with ${code}`)
  process.exit(isAsked ? code || 143 : 1)
}

async function step(name, work) {
  const startedAt = performance.now()
  await work()
  const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  console.log(`✔ ${name} ${'.'.repeat(Math.max(2, 52 - name.length))} ${seconds.padStart(7)}`)
}

async function handOver() {
  const bin = path.join(root, 'node_modules/.bin')
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
  const args = ['--import', 'tsx', path.join(root, `scripts/${task}.ts`)]
  process.exit(await start(path.join(bin, 'node'), args, { env, stdio: 'inherit' }).ended)
}
