import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/platform/env'
import { sweepScratch, withScratch } from '@/lib/platform/scratch'

const root = () => path.join(env().DATA_DIR, 'scratch')
const now = new Date()
const name = (pid: number) => `${os.hostname().replaceAll(/[^A-Za-z0-9.]/g, '_')}-${pid}-0123456789ab`

/** A process that has ended under a parent that never asks about it. */
async function makeZombie(): Promise<{ parent: ChildProcess; pid: number }> {
  const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const pid = Number(
    await new Promise<string>((resolve) => parent.stdout.once('data', (it) => resolve(`${it}`))),
  )
  const state = () => fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  while (!state().includes(') Z')) await new Promise((resolve) => setTimeout(resolve, 10))
  return { parent, pid }
}

describe('the scratch folder', () => {
  beforeAll(() => fs.mkdirSync(root(), { recursive: true }))
  afterAll(() => fs.rmSync(root(), { recursive: true, force: true }))

  it('is removed whatever the work does', async () => {
    let given = ''
    const work = withScratch((dir) => {
      given = dir
      fs.writeFileSync(path.join(dir, 'report.pdf'), 'clear bytes')
      return Promise.reject(new Error('failed'))
    })
    await expect(work).rejects.toThrow('failed')
    expect(fs.existsSync(given)).toBe(false)
  })

  it('keeps what a running process or another machine uses', async () => {
    const used = [name(process.pid), 'elsewhere-1-0123456789ab']
    for (const folder of used) fs.mkdirSync(path.join(root(), folder))
    await sweepScratch(now)
    expect(fs.readdirSync(root())).toEqual(expect.arrayContaining(used))
  })

  it.skipIf(process.platform !== 'linux')('is swept of a process that ended and was not reaped', async () => {
    const { parent, pid } = await makeZombie()
    fs.mkdirSync(path.join(root(), name(pid)))
    await sweepScratch(now)
    expect(fs.existsSync(path.join(root(), name(pid)))).toBe(false)
    parent.kill('SIGKILL')
  })
})
