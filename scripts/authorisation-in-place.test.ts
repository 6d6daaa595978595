import fs from 'node:fs'
import { describe, expect, it } from 'vitest'

/**
 * Neither proxy.ts nor a layout guards anything (security row 12): each page, route and action behind an order or for
 * staff asks itself who is there, so that removing either of them opens nothing. What it then allows is proven by
 * the access matrix in tests/e2e.
 */
const ASKS = /\b(requirePatient|requireStaff|requireAdmin|currentActor|currentGuest|answerVersion|askedBy)\(/

/** Routes that belong to nobody: they know their caller by a signature or a share's key, or tell nothing of a person. */
const FOR_EVERYBODY = [
  'app/api/also-viewed/route.ts',
  'app/api/article-feedback/route.ts',
  'app/api/article-views/route.ts',
  'app/api/auth/[...nextauth]/route.ts',
  'app/api/health/route.ts',
  'app/api/order-start/route.ts',
  'app/api/price/route.ts',
  'app/api/reminders/[token]/route.ts',
  'app/api/search-index/route.ts',
  'app/api/share/code/route.ts',
  'app/api/share/open/route.ts',
  'app/api/webhooks/resend/route.ts',
  'app/api/webhooks/stripe/route.ts',
]

const entries = fs
  .globSync([
    'app/(account)/**/{page.tsx,actions.ts}',
    'app/staff/**/{page.tsx,actions.ts}',
    'app/api/**/route.ts',
  ])
  .map((file) => file.replaceAll('\\', '/'))
  .sort()

describe('who is there is asked', () => {
  it.each(entries.filter((file) => !FOR_EVERYBODY.includes(file)))('by %s itself', (file) => {
    const source = fs.readFileSync(file, 'utf8')
    const isRedirectOnly = /^import \{ redirect \} from 'next\/navigation'\n\nexport default function/.test(
      source,
    )
    expect(isRedirectOnly || ASKS.test(source)).toBe(true)
  })

  it('by every action of such a file, not only by its first', () => {
    const silent = entries
      .filter((file) => file.endsWith('actions.ts'))
      .flatMap((file) => {
        const [, ...actions] = fs.readFileSync(file, 'utf8').split(/^export async function /m)
        return actions
          .filter((body) => !/\b(require\w+|currentActor|staffRequest)\(/.test(body))
          .map((body) => `${file}#${body.split('(', 1)[0]}`)
      })
    expect(silent).toEqual([])
  })

  it('and nothing is listed as open that is not there', () => {
    expect(FOR_EVERYBODY.filter((file) => !entries.includes(file))).toEqual([])
  })
})
