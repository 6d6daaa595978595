import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Older versions have holes that reach us: see docs/security.md. */
const FLOORS: Record<string, string> = { next: '16.4.5', 'next-auth': '4.24.15', nodemailer: '7.0.7' }

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), resolved: z.string().optional() }),
  ),
})

/** What is wrong with a package-lock.json: packages below their floor, and addresses of one person's registry. */
export function lockfileProblems(text: string): string[] {
  const { packages } = lockSchema.parse(JSON.parse(text))
  return Object.entries(packages).flatMap(([place, { version, resolved }]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const floor = FLOORS[name]
    const problems: string[] = []
    if (floor !== undefined && version !== undefined && isBelow(version, floor)) {
      problems.push(`${name} ${version} is below ${floor}`)
    }
    if (resolved?.startsWith('http')) problems.push(`${name} is pinned to the address ${resolved}`)
    return problems
  })
}

function isBelow(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split(/[.-]/).map(Number))
  for (const [index, part] of (need ?? []).entries()) {
    const mine = have?.[index] ?? 0
    if (mine !== part) return mine < part
  }
  return false
}

/** Throws when this repository's package-lock.json breaks a rule. */
export function checkLockfile(root: string): void {
  const problems = lockfileProblems(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  if (problems.length > 0) throw new Error(problems.slice(0, 20).join('\n'))
}
