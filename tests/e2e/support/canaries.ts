import fs from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { CANARY } from './canary-words'
import { allMails } from './inbox'
import { STACK } from './stack-info'

export { CANARY }

const WORDS = [...Object.values(CANARY), 'marmoset', '125550187']

/** Says where a canary got out: the payment provider, mails, addresses, logs. Row 40 of docs/security.md. */
export async function expectNoLeak(visited: readonly string[], patientEmail: string): Promise<void> {
  const sinks: Record<string, string> = {
    'what Stripe was asked': await (await fetch(`${STACK.stripeUrl}/_emulator/requests`)).text(),
    'what Stripe stores': await (await fetch(`${STACK.stripeUrl}/_emulator/state`)).text(),
    mails: JSON.stringify(await allMails()),
    addresses: visited.join('\n'),
    ...readLogs(),
  }
  for (const [sink, content] of Object.entries(sinks)) {
    expect(content.length, `${sink} was looked at`).toBeGreaterThan(0)
    const found = WORDS.filter((word) => content.toLowerCase().includes(word.toLowerCase()))
    expect(found, `health data in ${sink}`).toEqual([])
  }
  const outside = ['addresses', ...Object.keys(readLogs())]
  for (const sink of outside) expect(sinks[sink], `a mail address in ${sink}`).not.toContain(patientEmail)
}

/** What the server, the worker and PostgreSQL wrote. */
function readLogs(): Record<string, string> {
  const names = fs.readdirSync(STACK.dataDir).filter((name) => name.endsWith('.log'))
  return Object.fromEntries(
    names.map((name) => [
      `log ${name}`,
      fs.readFileSync(path.join(STACK.dataDir, name), 'utf8') || '(empty)',
    ]),
  )
}
