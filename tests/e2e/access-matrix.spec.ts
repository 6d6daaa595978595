import { expect, test } from '@playwright/test'
import { CANARY } from './support/canary-words'
import { cookieOf, type Fixtures, makeFixtures, ROLES } from './support/fixtures'
import { outcomeOf, ROUTES, routeFiles } from './support/routes'
import { STACK } from './support/stack-info'

const secret = new RegExp([CANARY.question, CANARY.firstName, CANARY.fileName].join('|'))

let fixtures: Fixtures
test.beforeAll(() => {
  fixtures = makeFixtures()
})

test('every route is listed with who may have it', () => {
  expect(ROUTES.map((route) => route.file).sort()).toEqual(routeFiles())
})

for (const role of ROLES) {
  test(`every route answers ${role} as the table says`, async () => {
    const wrong: string[] = []
    for (const route of ROUTES) {
      const response = await fetch(STACK.appUrl + route.path(fixtures), {
        redirect: 'manual',
        method: route.method ?? 'GET',
        headers: cookieOf(fixtures, role),
      })
      const body = await response.text()
      const outcome = outcomeOf(response)
      const { expected } = route
      if (outcome !== expected[role]) wrong.push(`${route.file}: ${outcome}, not ${expected[role]}`)
      if (outcome !== 'open' && secret.test(body)) wrong.push(`${route.file}: health data in a refusal`)
    }
    expect(wrong).toEqual([])
  })
}

const DISGUISES: Record<string, Record<string, string>> = {
  'a request for server components': { rsc: '1' },
  'a prefetch': { rsc: '1', 'next-router-prefetch': '1' },
  'a prefetch of a segment': {
    rsc: '1',
    'next-router-prefetch': '1',
    'next-router-segment-prefetch': '/_tree',
  },
  'a forged internal request': {
    'x-middleware-subrequest': Array.from({ length: 5 }, () => 'proxy').join(':'),
    'x-nextjs-data': '1',
  },
  'a forged internal request of old': {
    'x-middleware-subrequest': Array.from({ length: 5 }, () => 'src/middleware').join(':'),
  },
}

for (const [name, headers] of Object.entries(DISGUISES)) {
  test(`${name} gets no more of an order than its sender may have`, async () => {
    const privatePages = ROUTES.filter(({ file }) => /^(staff|\(account\))\//.test(file))
    let seenByStaff = 0
    for (const role of ROLES) {
      for (const route of privatePages) {
        // What a page shows those who may have it is no question here but once: staff must be shown the order.
        if (route.expected[role] === 'open' && role !== 'staff') continue
        const response = await fetchAsRouter(route.path(fixtures), {
          ...headers,
          ...cookieOf(fixtures, role),
        })
        const hasSecret = secret.test(await response.text())
        if (route.expected[role] !== 'open') {
          expect(hasSecret, `${route.file} for ${role}`).toBe(false)
          expect(response.status, `${route.file} for ${role}`).toBeLessThan(500)
        } else if (hasSecret) seenByStaff += 1
      }
    }
    // A prefetch of a page like these holds none of it; the others show staff the order, so a leak would be found.
    if (!name.includes('prefetch')) expect(seenByStaff).toBeGreaterThan(0)
  })
}

/** Next sends a request for server components on to the same page with a checksum of its headers. */
async function fetchAsRouter(path: string, headers: Record<string, string>): Promise<Response> {
  const response = await fetch(STACK.appUrl + path, { redirect: 'manual', headers })
  const target = response.headers.get('location')
  if (!target?.includes('_rsc')) return response
  return fetch(new URL(target, STACK.appUrl), { redirect: 'manual', headers })
}

test('a file belongs to its order', async () => {
  const { order, otherOrder, file, video, delivered } = fixtures
  const paths = [
    `/api/orders/${otherOrder}/files/${file}`,
    `/api/orders/${delivered}/files/${file}`,
    `/api/orders/${otherOrder}/video?video=${video}`,
  ]
  for (const role of ['owner', 'stranger', 'staff', 'admin'] as const) {
    for (const path of paths) {
      const response = await fetch(STACK.appUrl + path, { headers: cookieOf(fixtures, role) })
      expect(response.status, `${path} for ${role}`).toBe(404)
    }
  }
  const path = `/api/orders/${delivered}/video?video=${video}`
  expect((await fetch(STACK.appUrl + path, { headers: cookieOf(fixtures, 'staff') })).status).toBe(404)
  // Which version a patient watches is not theirs to name: they get what was delivered.
  const watched = await fetch(STACK.appUrl + path, { headers: cookieOf(fixtures, 'owner') })
  expect(await watched.text()).not.toContain(CANARY.finding)
  const own = await fetch(`${STACK.appUrl}/api/orders/${order}/video?video=${video}`, {
    headers: cookieOf(fixtures, 'staff'),
  })
  expect(await own.text()).toContain(CANARY.finding)
})
