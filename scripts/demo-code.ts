import { generateSync } from 'otplib'
import { openFactorSecret } from '@/lib/auth/second-factor-secret'
import { closeDb, db } from '@/lib/platform/db'
import { applyEmbeddedDefaults, mayEmbed } from '@/lib/platform/embedded-env'

const STEP_SECONDS = 30

/** Prints the second-factor code of each example person of a running demo, as their authenticator app would. */
async function main(): Promise<number> {
  if (!mayEmbed(process.env)) {
    console.error('Only a demo has example people with known second factors.')
    return 1
  }
  await applyEmbeddedDefaults(process.env)
  const people = await db().user.findMany({
    where: { isExample: true, role: { in: ['staff', 'admin'] }, email: { not: null } },
    orderBy: { email: 'asc' },
    select: { id: true, email: true, secondFactor: { select: { secret: true } } },
  })
  const now = Math.floor(Date.now() / 1000)
  for (const { id, email, secondFactor } of people) {
    if (!secondFactor) continue
    const code = generateSync({ secret: openFactorSecret(id, secondFactor.secret), epoch: now })
    console.log(`${code}  ${email}`)
  }
  console.log(`Good for ${STEP_SECONDS - (now % STEP_SECONDS)} s. Each code works once.`)
  await closeDb()
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const isRefused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
  console.error(isRefused ? 'The demo is not running. Start it with npm run demo.' : error)
  process.exitCode = 1
}
