import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { root } from './run-command'

// A gate that never closes looks like one that is always open: each is shown something that it must refuse.

const importRules = z.object({ forbidden: z.array(z.object({ name: z.string() })) })
const violations = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })) }),
})

/** For each import rule one file that breaks it (and what it imports). */
const VIOLATIONS: Record<string, Record<string, string>> = {
  'no-circular': { 'lib/orders/a.ts': "import './b'", 'lib/orders/b.ts': "import './a'" },
  resolvable: { 'lib/orders/lost.ts': "import './nowhere'" },
  'lib-below-all': {
    'lib/orders/page.ts': "import '@/components/order/list'",
    'components/order/list.tsx': '',
  },
  'handlers-below-app': { 'lib/jobs/handlers/page.ts': "import '@/components/order/list'" },
  'components-below-app': { 'components/order/up.tsx': "import '@/app/page'", 'app/page.tsx': '' },
  'ui-knows-no-domain': { 'components/ui/card.tsx': "import '@/components/order/list'" },
  'emails-read-shared-only': { 'emails/mail.tsx': "import '@/lib/orders/query'", 'lib/orders/query.ts': '' },
  'app-without-database': { 'app/rows.ts': "import '@/lib/platform/db'", 'lib/platform/db.ts': '' },
  'shared-is-pure': { 'lib/shared/impure.ts': "import '@/lib/platform/db'" },
  'platform-below-domain': { 'lib/platform/knows.ts': "import '@/lib/orders/query'" },
  'auth-and-audit-below-nouns': { 'lib/audit/knows.ts': "import '@/lib/orders/query'" },
  'jobs-are-defined-below-nouns': { 'lib/jobs/definitions.ts': "import '@/lib/orders/query'" },
  'nouns-do-not-run-jobs': {
    'lib/orders/run.ts': "import '@/lib/jobs/handlers/send'",
    'lib/jobs/handlers/send.ts': '',
  },
  'articles-are-first': { 'lib/articles/back.ts': "import '@/lib/orders/query'" },
  'orders-come-second': { 'lib/orders/back.ts': "import '@/lib/payments/pay'", 'lib/payments/pay.ts': '' },
  'deliveries-come-after-work': {
    'lib/videos/back.ts': "import '@/lib/deliveries/deliver'",
    'lib/deliveries/deliver.ts': '',
  },
  'account-is-last': {
    'lib/deliveries/back.ts': "import '@/lib/account/export'",
    'lib/account/export.ts': '',
  },
  'vendors-in-platform': { 'lib/payments/vendor.ts': "import 'stripe'" },
  'next-auth-in-auth': { 'app/auth.ts': "import 'next-auth'" },
  'client-code-stays-outside': { 'components/order/live.tsx': "'use client'\nimport '@/lib/orders/query'" },
  'product-without-tooling': { 'lib/orders/tool.ts': "import '@/scripts/tool'", 'scripts/tool.ts': '' },
  'no-development-packages': { 'lib/orders/fixture.ts': "import 'fast-check'" },
}

/** Inside the repository, so that packages resolve; in a folder that git and every tool leave alone. */
const fixture = path.join(root, '.data/gates')
const bin = (name: string) => path.join(root, 'node_modules/.bin', name)

function write(file: string, text: string): string {
  const place = path.join(fixture, file)
  fs.mkdirSync(path.dirname(place), { recursive: true })
  fs.writeFileSync(place, `${text}\nexport {}\n`)
  return place
}

function run(name: string, args: string[], input?: string) {
  const result = spawnSync(bin(name), args, { cwd: fixture, encoding: 'utf8', input: input ?? '' })
  return { code: result.status, output: `${result.stdout}${result.stderr}` }
}

beforeAll(() => {
  fs.rmSync(fixture, { recursive: true, force: true })
  fs.mkdirSync(fixture, { recursive: true })
  for (const file of ['package.json', 'tsconfig.json'])
    fs.copyFileSync(path.join(root, file), path.join(fixture, file))
})

afterAll(() => {
  fs.rmSync(fixture, { recursive: true, force: true })
})

describe('dependency-cruiser', () => {
  it('refuses a violation of each of our import rules, and knows no other rule', () => {
    for (const files of Object.values(VIOLATIONS)) {
      for (const [file, text] of Object.entries(files)) write(file, text)
    }
    const config = path.join(root, '.dependency-cruiser.cjs')
    expect(run('depcruise', ['.', '--config', config]).code).not.toBe(0)
    // This output is for reading only: it ends with 0 whatever was found.
    const { output } = run('depcruise', ['.', '--config', config, '--output-type', 'json'])
    const found = violations.parse(JSON.parse(output)).summary.violations.map(({ rule }) => rule.name)
    const known = importRules.parse(createRequire(import.meta.url)(config)).forbidden.map(({ name }) => name)
    expect(new Set(found)).toEqual(new Set(known))
    expect(Object.keys(VIOLATIONS).sort()).toEqual([...known].sort())
  }, 60_000)
})

describe('oxlint', () => {
  it('refuses a promise that nobody waits for, an any, and a switch that forgets a case', () => {
    const file = write(
      'lib/orders/careless.ts',
      `export async function load(): Promise<void> {}
       load()
       export const loose: any = 1
       export function label(status: 'draft' | 'paid'): string | undefined {
         switch (status) { case 'draft': return 'Draft' }
       }`,
    )
    const args = ['--type-aware', '--no-ignore', '-c', path.join(root, '.oxlintrc.json'), file]
    const { code, output } = run('oxlint', args)
    expect(code).not.toBe(0)
    for (const rule of ['no-floating-promises', 'no-explicit-any', 'switch-exhaustiveness-check']) {
      expect(output).toContain(rule)
    }
  }, 60_000)
})

describe('biome', () => {
  it('refuses what is not formatted', () => {
    // Through standard input: files of this folder are ignored.
    const formatted = 'export const one = 1\n'
    const format = (text: string) =>
      run('biome', ['format', '--stdin-file-path=lib/one.ts', `--config-path=${root}`], text)
    expect(format(formatted).output).toBe(formatted)
    expect(format('export const one=1;').output).toBe(formatted)
  }, 60_000)
})

describe('tsc', () => {
  it('refuses what our compiler options forbid', () => {
    const file = write('lib/orders/unchecked.ts', 'export const first = (list: string[]): string => list[0]')
    const config = path.join(fixture, 'tsconfig.one.json')
    fs.writeFileSync(config, JSON.stringify({ extends: './tsconfig.json', include: [file] }))
    const { code, output } = run('../typescript-native/bin/tsc', [
      '--noEmit',
      '--incremental',
      'false',
      '-p',
      config,
    ])
    expect(code).not.toBe(0)
    expect(output).toContain("Type 'undefined' is not assignable to type 'string'")
  }, 60_000)
})
