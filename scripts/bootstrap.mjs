// Starts `npm run demo` and `npm test` on a machine that has only Node 20 or newer and npm: installs what is missing,
// then hands over to scripts/demo.ts or scripts/test.ts, run by the Node 24 that npm installed.
import { spawn, spawnSync } from 'node:child_process'
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
installSystemPackages(SYSTEM_PACKAGES[task])
installNodePackages()
handOver()

function installSystemPackages(packages) {
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
  step(`Install ${missing.join(', ')}`, () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-qq'], env)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env)
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

function installNodePackages() {
  const lockHash = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = path.join(root, 'node_modules/.mediphany-lock')
  const isCurrent = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lockHash
  if (isCurrent) return
  step('Install packages (npm ci)', () => {
    // Prisma's installer looks for engines on the network that nothing here uses: any existing file satisfies it.
    const noEngines = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
    run('npm', ['ci', '--no-audit', '--no-fund'], {
      ...process.env,
      ...noEngines,
      PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
    })
    fs.writeFileSync(stamp, lockHash)
  })
}

function run(command, args, env) {
  const result = spawnSync(command, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (result.status === 0) return
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`.trim())
  console.error(
    `${command} ${args.join(' ')} ended with ${result.status ?? result.error?.message ?? result.signal}`,
  )
  process.exit(1)
}

function step(name, work) {
  const startedAt = performance.now()
  work()
  const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  console.log(`✔ ${name} ${'.'.repeat(Math.max(2, 52 - name.length))} ${seconds.padStart(7)}`)
}

function handOver() {
  const bin = path.join(root, 'node_modules/.bin')
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
  const args = ['--import', 'tsx', path.join(root, `scripts/${task}.ts`)]
  const child = spawn(path.join(bin, 'node'), args, { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}
