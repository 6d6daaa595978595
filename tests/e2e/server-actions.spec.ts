import { expect, test } from '@playwright/test'
import type pg from 'pg'
import { ACTIONS, type Action, LESSER } from './support/actions'
import {
  connected,
  cookieOf,
  type Fixtures,
  makeFixtures,
  type RoleName,
  tableVersions,
} from './support/fixtures'
import { type BuiltAction, builtActions, sendAction } from './support/send-action'
import { STACK } from './support/stack-info'

/** Each is sent by several people, and what it changed is looked for in every table. */
const MS_FOR_EACH_ACTION = 2_000

let fixtures: Fixtures
let built: Map<string, BuiltAction>
test.beforeAll(() => {
  fixtures = makeFixtures()
  built = new Map(builtActions().map((action) => [action.name, action]))
})

function send(action: Action, headers: Record<string, string>): Promise<Response> {
  const found = built.get(action.name)
  if (!found || !action.call) throw new Error(`${action.name} cannot be sent`)
  return sendAction(found, action.call(fixtures), headers)
}

/**
 * Which tables `body` changes. The product's worker writes too, when its time comes: what `body` itself does it does
 * again, with fixtures made anew and when the worker has come to rest.
 */
async function changedBy(database: pg.Client, body: () => Promise<unknown>): Promise<string[]> {
  for (let triesLeft = 2; ; triesLeft -= 1) {
    const changed = await changedMeanwhile(database, body)
    if (changed.length === 0 || triesLeft === 0) return changed
    fixtures = makeFixtures()
    await expect.poll(() => dueJobs(database), { timeout: 30_000 }).toBe(0)
  }
}

/** How many jobs run, or would now. */
async function dueJobs(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from pgboss.job
     where state = 'active' or (state in ('created', 'retry') and start_after <= now())`,
  )
  return rows[0]?.count ?? 0
}

/** Which tables change while `body` runs, whoever changes them. */
async function changedMeanwhile(database: pg.Client, body: () => Promise<unknown>): Promise<string[]> {
  const before = await tableVersions(database)
  await body()
  const after = await tableVersions(database)
  return Object.keys(after).filter((table) => before[table] !== after[table])
}

test('every server action is listed with who may use it', () => {
  expect(ACTIONS.map((action) => action.name).sort()).toEqual([...built.keys()].sort())
})

test('no action does anything for someone it is not for', async () => {
  test.setTimeout(ACTIONS.length * MS_FOR_EACH_ACTION)
  await connected(fixtures.databaseUrl, async (database) => {
    for (const action of ACTIONS.filter(({ call }) => call)) {
      const changed = await changedBy(database, async () => {
        for (const role of LESSER[action.least]) {
          const response = await send(action, cookieOf(fixtures, role))
          expect(await response.text(), `${action.name} by ${role}`).not.toContain('Server action not found')
        }
      })
      expect(changed, action.name).toEqual([])
    }
  })
})

test("a forged draft cookie does not reach someone else's draft", async () => {
  await connected(fixtures.databaseUrl, async (database) => {
    for (const action of ACTIONS.filter(({ least }) => least === 'draft')) {
      const changed = await changedBy(database, async () => {
        for (const cookie of fixtures.draft.forged) await send(action, { cookie })
      })
      expect(changed, action.name).toEqual([])
    }
  })
})

test('no action follows a page of another origin', async () => {
  test.setTimeout(ACTIONS.length * MS_FOR_EACH_ACTION)
  await connected(fixtures.databaseUrl, async (database) => {
    for (const action of ACTIONS.filter(({ call }) => call)) {
      const changed = await changedBy(database, async () => {
        const response = await send(action, { ...cookieFor(action), origin: 'https://evil.example' })
        expect(response.status, action.name).toBeGreaterThanOrEqual(400)
      })
      expect(changed, action.name).toEqual([])
    }
  })
})

test('no route that takes bytes follows a page of another origin', async () => {
  const { order, draft } = fixtures
  const upload = new FormData()
  upload.set('file', new File(['Findings: none.'], 'report.txt'))
  const requests: [string, Record<string, string>, BodyInit | undefined][] = [
    [`/api/uploads/report?order=${draft.order}`, { cookie: draft.cookie }, upload],
    [
      '/api/article-feedback',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'article=spine-procedures%2Flumbar-puncture&helpful=yes',
    ],
    [
      `/api/uploads/videos/${order}`,
      { ...cookieOf(fixtures, 'staff'), 'tus-resumable': '1.0.0', 'upload-length': '10' },
      undefined,
    ],
    ['/api/auth/signout', cookieOf(fixtures, 'owner'), undefined],
  ]
  await connected(fixtures.databaseUrl, async (database) => {
    const changed = await changedBy(database, async () => {
      for (const [path, headers, body] of requests) {
        for (const origin of ['https://evil.example', 'null', `${STACK.appUrl}.evil.example`]) {
          const response = await fetch(STACK.appUrl + path, {
            method: 'POST',
            headers: { ...headers, origin },
            ...(body === undefined ? {} : { body }),
          })
          expect(response.status, `${path} from ${origin}`).toBe(403)
        }
      }
    })
    expect(changed).toEqual([])
  })
})

test('an incomplete form of a staff button goes back and says so', async () => {
  const names = ['queue/actions.ts#claim', 'queue/actions.ts#confirmReview', 'people/actions.ts#dropInvite']
  for (const name of names) {
    const action = built.get(`app/staff/${name}`)
    if (!action) throw new Error(`${name} is not in the build`)
    const response = await sendAction(action, { args: [new FormData()] }, cookieOf(fixtures, 'admin'))
    expect(response.status, name).toBeLessThan(400)
    expect(response.headers.get('x-action-redirect'), name).toContain('problem=BAD_FORM')
  }
})

/** The one whom the action is for. */
function cookieFor({ least }: Action): Record<string, string> {
  if (least === 'draft') return { cookie: fixtures.draft.cookie }
  const role: RoleName = least === 'anyone' || least === 'own' ? 'anonymous' : least
  return cookieOf(fixtures, role)
}

/** Nothing that is watched changes: a payment page is the provider's, a mail is a job, and the file has no lock. */
const CHANGES_NOTHING = /#(payAction|reopenAction|continueAction|unlockFileAction)$/

// Last, for it uses the orders up. It proves that the refusals above were for who asked, not for what was sent.
test('every action works for the one it is for, and sets only what is its own', async () => {
  test.setTimeout(ACTIONS.length * MS_FOR_EACH_ACTION)
  await connected(fixtures.databaseUrl, async (database) => {
    const idle: string[] = []
    for (const action of ACTIONS.filter(({ call, name }) => call && !CHANGES_NOTHING.test(name))) {
      let answer = ''
      const changed = await changedMeanwhile(database, async () => {
        const response = await send(action, cookieFor(action))
        answer = `${response.status} ${(await response.text()).slice(0, 300)}`
      })
      if (changed.length === 0) idle.push(`${action.name}: ${answer}`)
    }
    expect(idle, 'actions that did nothing').toEqual([])
    const { rows } = await database.query(
      `select o.id from "Order" o where o.id = any($1) and (o.status = 'delivered' or o."amountMinor" = 1
         or o.currency = 'xxx' or o."paidAt" < '2021-01-01' or o."claimedById" = $2)`,
      [
        [
          fixtures.order,
          fixtures.draft.order,
          ...Object.values(fixtures.targets).filter((id) => typeof id === 'string'),
        ],
        fixtures.users.stranger,
      ],
    )
    expect(rows).toEqual([])
    const { rows: raised } = await database.query(
      `select id from "User" where role <> 'patient' and id = any($1)`,
      [[fixtures.users.owner, fixtures.users.stranger]],
    )
    expect(raised).toEqual([])
  })
})
