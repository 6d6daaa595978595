import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockDataDir } from './data-lock'

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'data-lock-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true }))
  return folder
}

/** A process that does nothing, with when it started as the kernel counts it (field 22, proc_pid_stat(5)). */
async function runIdle() {
  const child = spawn('sleep', ['60'])
  await once(child, 'spawn')
  const end = async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  onTestFinished(end)
  const { pid = 0 } = child
  const [, fields = ''] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  return { pid, processStart: fields.split(' ')[19] ?? '', end }
}

function writeLock(folder: string, lock: { pid: number; processStart: string }): void {
  const { pid, processStart } = lock
  const startedAt = '2026-11-23T12:00:00Z'
  fs.writeFileSync(path.join(folder, 'lock.json'), JSON.stringify({ pid, processStart, startedAt }))
}

describe('a data folder', () => {
  it('of another running process is refused, and what to do is said', async () => {
    const folder = newFolder()
    const other = await runIdle()
    writeLock(folder, other)
    expect(() => lockDataDir(folder)).toThrow(new RegExp(`process ${other.pid}.*\\n.*another DATA_DIR`))
    await other.end()
    lockDataDir(folder)()
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('is not held by a process that only got the number of the one before', async () => {
    const folder = newFolder()
    const { pid } = await runIdle()
    writeLock(folder, { pid, processStart: '1' })
    expect(lockDataDir(folder)).toBeTypeOf('function')
    // Held by this process now, which may ask twice.
    expect(lockDataDir(folder)).toBeTypeOf('function')
  })
})
