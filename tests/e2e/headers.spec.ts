import { expect, test } from '@playwright/test'
import { connected, cookieOf, type Fixtures, makeFixtures, ROLES } from './support/fixtures'
import { codeIn, mailTo } from './support/inbox'
import { ROUTES } from './support/routes'
import { builtActions, sendAction } from './support/send-action'
import { STACK } from './support/stack-info'

let fixtures: Fixtures
test.beforeAll(() => {
  fixtures = makeFixtures()
})

test('every answer carries the security headers', async () => {
  for (const route of ROUTES) {
    const allowed = ROLES.find((role) => route.expected[role] === 'open') ?? 'anonymous'
    for (const role of new Set(['anonymous', allowed] as const)) {
      const { headers } = await fetch(STACK.appUrl + route.path(fixtures), {
        method: route.method ?? 'GET',
        redirect: 'manual',
        headers: cookieOf(fixtures, role),
      })
      const name = `${route.file} for ${role}`
      expect(headers.get('strict-transport-security'), name).toMatch(/max-age=\d{8}; includeSubDomains/)
      expect(headers.get('x-content-type-options'), name).toBe('nosniff')
      expect(headers.get('x-frame-options'), name).toBe('DENY')
      expect(headers.get('referrer-policy'), name).toMatch(
        /^(same-origin|no-referrer|strict-origin-when-cross-origin)$/,
      )
      expect(headers.get('cross-origin-opener-policy'), name).toBe('same-origin')
      expect(headers.get('permissions-policy'), name).toContain('geolocation=()')
      expect(headers.get('x-powered-by'), name).toBeNull()
      const policy = headers.get('content-security-policy')
      if (route.file.endsWith('page.tsx')) expectStrictPolicy(policy, name)
      else if (route.path(fixtures).startsWith('/api/')) {
        expect(policy, name).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'/)
      }
    }
  }
})

function expectStrictPolicy(policy: string | null, name: string): void {
  const directives = Object.fromEntries(
    (policy ?? '').split('; ').map((directive) => {
      const [key = '', ...values] = directive.split(' ')
      return [key, values]
    }),
  )
  expect(directives['frame-ancestors'], name).toEqual(["'none'"])
  expect(directives['object-src'], name).toEqual(["'none'"])
  expect(directives['base-uri'], name).toEqual(["'self'"])
  const scripts = directives['script-src'] ?? []
  expect(scripts, name).toContain("'self'")
  const isStrict = (source: string) =>
    /^('self'|'nonce-[\w-]{16,}'|'sha256-[\w+/=]+'|'wasm-unsafe-eval')$/.test(source)
  expect(
    scripts.filter((source) => !isStrict(source)),
    name,
  ).toEqual([])
}

test('a policy from outside does not choose the nonce', async () => {
  const { headers } = await fetch(`${STACK.appUrl}/sign-in`, {
    headers: { 'content-security-policy': "script-src 'nonce-aaaaaaaaaaaaaaaaaaaa'" },
  })
  expect(headers.get('content-security-policy')).not.toContain('aaaaaaaaaaaaaaaaaaaa')
})

test('what is behind an order is told to no other site', async () => {
  for (const path of ['/order', '/orders', '/sign-in', `/staff/orders/${fixtures.order}`, '/api/health']) {
    const { headers } = await fetch(STACK.appUrl + path, { redirect: 'manual' })
    expect(headers.get('referrer-policy'), path).toBe('same-origin')
  }
})

test('signing in sets cookies that scripts and other sites cannot use', async () => {
  const built = builtActions()
  const action = (name: string) => {
    const found = built.find((candidate) => candidate.name === `app/(auth)/sign-in/${name}`)
    if (!found) throw new Error(`${name} is not in the build`)
    return found
  }
  // A code is only sent to an address that is known.
  const email = await connected(fixtures.databaseUrl, async (database) => {
    const find = 'select email from "User" where id = $1'
    const { rows } = await database.query<{ email: string }>(find, [fixtures.users.stranger])
    return rows[0]?.email ?? ''
  })
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return data
  }
  const start = { email: '', suggestion: null, problem: null }
  const asked = await sendAction(
    action('actions.ts#askForCode'),
    { args: [start, form({ email, to: '/orders', choice: 'typed' })] },
    {},
  )
  const challenge = /challenge=([\w-]+)/.exec(asked.headers.get('x-action-redirect') ?? '')?.[1] ?? ''
  const browser = asked.headers.getSetCookie()
  const code = codeIn(await mailTo(email, /code/i))
  const redeemed = await sendAction(
    action('code/actions.ts#submitCode'),
    { args: [{ code: '', problem: null }, form({ challenge, code })] },
    { cookie: browser.map((cookie) => cookie.split(';')[0]).join('; ') },
  )
  expect(redeemed.headers.get('x-action-redirect')).toContain('/orders')
  const cookies = [...browser, ...redeemed.headers.getSetCookie()]
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(
    expect.arrayContaining(['mediphany-browser', 'mediphany-session']),
  )
  for (const cookie of cookies) {
    // Over plain http no cookie is Secure; lib/auth/cookie-policy.test.ts has `__Host-` and Secure for https.
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).toMatch(/; Path=\/(;|$)/i)
    expect(cookie).not.toMatch(/; Domain=/i)
  }
})
