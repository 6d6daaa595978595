import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '@/scripts/run-command'
import { startApp, startServices } from '@/scripts/stack'

const LIMIT_MB = 300
const REST_MS = 20_000
const PORT = Number(process.env.PORT || 47_100)

/**
 * Memory of the built app and worker together, 20 s after their start. Pages that both map (Node itself) count once
 * (PSS); the plain sum of resident memory is given beside it. `ratio` is the share of the 300 MB aimed for.
 */
export async function run() {
  const dataDir = fs.mkdtempSync(path.join(root, '.data-bench-'))
  try {
    const stack = await startServices({
      port: PORT,
      dataDir,
      forTests: true,
      nodeEnv: 'production',
    })
    const app = await startApp(stack)
    await sleep(REST_MS)
    const used = ['server', 'worker'].map((name) => memoryOf(path.join(root, `dist/${name}.mjs`)))
    await app.stop()
    await stack.stop()
    const together = (field: 'pssMb' | 'rssMb') =>
      Math.round(used.reduce((sum, each) => sum + each[field], 0))
    return {
      name: 'memory',
      ratio: together('pssMb') / LIMIT_MB,
      pssMb: together('pssMb'),
      rssMb: together('rssMb'),
    }
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

function memoryOf(script: string): { pssMb: number; rssMb: number } {
  const pid = fs.readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && isNodeRunning(entry, script))
  if (!pid) throw new Error(`${script} is not running`)
  const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const megabytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? Number.NaN) / 1024
  return { pssMb: megabytes('Pss'), rssMb: megabytes('Rss') }
}

function isNodeRunning(pid: string, script: string): boolean {
  try {
    const args = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    // Another copy may run from the same folder: only the one on this port is ours.
    const variables = fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    return args[0]?.endsWith('node') === true && args.includes(script) && variables.includes(`PORT=${PORT}`)
  } catch {
    // The process ended between the listing and the look.
    return false
  }
}
