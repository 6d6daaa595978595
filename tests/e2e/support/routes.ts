import fs from 'node:fs'
import type { Fixtures, RoleName } from './fixtures'

/**
 * What a request gets: `open` the thing itself; `moved` a redirect to another public step; `signIn` and
 * `secondFactor` a redirect to prove who one is; `gone` 404; `denied` 401 or 403; `refused` another 4xx of a route
 * that does not take such a request from anyone.
 */
export type Outcome = 'open' | 'moved' | 'signIn' | 'secondFactor' | 'gone' | 'denied' | 'refused'
type Expected = Record<RoleName, Outcome>

export type Route = {
  /** The file below `app` that serves it. */
  file: string
  path: (fixtures: Fixtures) => string
  expected: Expected
  method?: 'POST'
}

const everyone = (outcome: Outcome): Expected => ({
  anonymous: outcome,
  stranger: outcome,
  owner: outcome,
  firstFactor: outcome,
  staff: outcome,
  admin: outcome,
})
const PUBLIC = everyone('open')
const DRAFT = everyone('moved')
const STAFF: Expected = {
  anonymous: 'signIn',
  stranger: 'gone',
  owner: 'gone',
  firstFactor: 'secondFactor',
  staff: 'open',
  admin: 'open',
}
const ADMIN: Expected = { ...STAFF, staff: 'gone' }
const PATIENT: Expected = {
  anonymous: 'signIn',
  stranger: 'open',
  owner: 'open',
  firstFactor: 'gone',
  staff: 'gone',
  admin: 'gone',
}
const OWNER: Expected = { ...PATIENT, stranger: 'gone' }
/** A child of an order: the owner and staff. First factor alone is nobody. */
const ORDER_BYTES: Expected = {
  anonymous: 'denied',
  stranger: 'gone',
  owner: 'open',
  firstFactor: 'denied',
  staff: 'open',
  admin: 'open',
}

/** Made for its patient and for nobody else. */
const OWN_FILE: Expected = { ...ORDER_BYTES, staff: 'gone', admin: 'gone' }

/** A recorder asks what arrived of its own recording: staff only. */
const RECORDING: Expected = { ...everyone('denied'), staff: 'open', admin: 'open' }

const page = (file: string, path: string | Route['path'], expected: Expected): Route => ({
  file: `${file}/page.tsx`,
  path: typeof path === 'string' ? () => path : path,
  expected,
})
const api = (file: string, path: Route['path'], expected: Expected): Route => ({
  file: `api/${file}/route.ts`,
  path,
  expected,
})

/** Every address of the product and who may have it. A route that is missing here fails access-matrix.spec.ts. */
export const ROUTES: readonly Route[] = [
  page('(site)', '/', PUBLIC),
  page('(site)/articles', '/articles', PUBLIC),
  page('(site)/articles/[series]', '/articles/spine-procedures', PUBLIC),
  page('(site)/articles/[series]/[slug]', '/articles/spine-procedures/lumbar-puncture', PUBLIC),
  page('(site)/articles/thanks', '/articles/thanks', PUBLIC),
  page('(site)/articles/thanks/why/[feedback]', ({ order }) => `/articles/thanks/why/${order}`, PUBLIC),
  page('(site)/accessibility', '/accessibility', PUBLIC),
  page('(site)/experts', '/experts', PUBLIC),
  page('(site)/get-your-report', '/get-your-report', PUBLIC),
  page('(site)/how-it-works', '/how-it-works', PUBLIC),
  page('(site)/price', '/price', PUBLIC),
  page('(site)/professionals', '/professionals', PUBLIC),
  page('(site)/questions', '/questions', PUBLIC),
  page('(site)/contact', '/contact', PUBLIC),
  page('(site)/contact/sent', '/contact/sent', PUBLIC),
  page('(site)/glossary', '/glossary', PUBLIC),
  page('(site)/health-data-privacy', '/health-data-privacy', PUBLIC),
  page('(site)/privacy', '/privacy', PUBLIC),
  page('(site)/search', '/search?q=spinal+tap', PUBLIC),
  page('(site)/terms', '/terms', PUBLIC),

  page('(order)/order', '/order', PUBLIC),
  page('(order)/order/report', '/order/report', DRAFT),
  page('(order)/order/questions', '/order/questions', DRAFT),
  page('(order)/order/you', '/order/you', DRAFT),
  page('(order)/order/code', ({ order }) => `/order/code?c=${order}`, DRAFT),
  page('(order)/order/continue', '/order/continue', DRAFT),
  page('(order)/order/review', '/order/review', DRAFT),

  page('(auth)/sign-in', '/sign-in', { ...DRAFT, anonymous: 'open', firstFactor: 'secondFactor' }),
  page('(auth)/sign-in/code', ({ order }) => `/sign-in/code?challenge=${order}`, PUBLIC),
  page('(auth)/sign-in/confirm', '/sign-in/confirm', PUBLIC),
  page('(auth)/sign-in/second-factor', '/sign-in/second-factor', {
    ...STAFF,
    firstFactor: 'secondFactor',
    staff: 'moved',
    admin: 'moved',
  }),
  page('(auth)/sign-in/set-up-second-factor', '/sign-in/set-up-second-factor', {
    ...STAFF,
    firstFactor: 'open',
  }),
  page('(auth)/sign-in/recovery-codes', '/sign-in/recovery-codes', STAFF),
  page('(auth)/data-deleted', '/data-deleted', PUBLIC),
  page('(auth)/invite/[token]', '/invite/no-such-invitation', PUBLIC),

  page('(account)/account', '/account', PATIENT),
  page('(account)/account/address', '/account/address', PATIENT),
  page('(account)/account/address/confirm', ({ order }) => `/account/address/confirm?c=${order}`, PATIENT),
  page('(account)/account/delete', '/account/delete', PATIENT),
  page('(account)/account/delete/confirm', ({ order }) => `/account/delete/confirm?c=${order}`, PATIENT),
  page('(account)/account/download', '/account/download', PATIENT),
  page('(account)/account/looks', '/account/looks', PATIENT),
  page('(account)/orders', '/orders', PATIENT),
  page('(account)/orders/[id]', ({ order }) => `/orders/${order}`, OWNER),
  page('(account)/orders/[id]/ask', ({ delivered }) => `/orders/${delivered}/ask`, OWNER),
  page('(account)/orders/[id]/cancel', ({ order }) => `/orders/${order}/cancel`, OWNER),
  page('(account)/orders/[id]/share', ({ delivered }) => `/orders/${delivered}/share`, OWNER),
  page('(account)/orders/[id]/watch', ({ delivered }) => `/orders/${delivered}/watch`, OWNER),

  page('(account)/orders/[id]/take-away', ({ opened }) => `/orders/${opened}/take-away`, OWNER),

  page('reminders/[token]', '/reminders/no-such-link', everyone('gone')),
  page('share/[token]', '/share/no-such-link', everyone('gone')),
  page('shared/[share]', ({ order }) => `/shared/${order}`, everyone('gone')),

  page('staff', '/staff', DRAFT),
  page('staff/queue', '/staff/queue', STAFF),
  page('staff/macros', '/staff/macros', STAFF),
  page('staff/clips', '/staff/clips', STAFF),
  page('staff/clips/[id]', ({ clip }) => `/staff/clips/${clip}`, STAFF),
  page('staff/orders/[id]', ({ order }) => `/staff/orders/${order}`, STAFF),
  page('staff/orders/[id]/ask', ({ order }) => `/staff/orders/${order}/ask`, STAFF),
  page('staff/orders/[id]/address', ({ order }) => `/staff/orders/${order}/address`, STAFF),
  page('staff/orders/[id]/money', ({ order }) => `/staff/orders/${order}/money`, STAFF),
  page('staff/orders/[id]/record', ({ order }) => `/staff/orders/${order}/record`, STAFF),
  page('staff/orders/[id]/review', ({ order }) => `/staff/orders/${order}/review`, STAFF),
  page('staff/orders/[id]/urgent', ({ order }) => `/staff/orders/${order}/urgent`, STAFF),
  page('staff/dashboard', '/staff/dashboard', STAFF),
  page('staff/unwatched', '/staff/unwatched', STAFF),
  page('staff/messages', '/staff/messages', STAFF),
  page('staff/messages/[id]', ({ message }) => `/staff/messages/${message}`, STAFF),
  page('staff/questions', '/staff/questions', STAFF),
  page('staff/questions/[id]', ({ question }) => `/staff/questions/${question}`, STAFF),
  page('staff/articles', '/staff/articles', STAFF),
  page('staff/me', '/staff/me', STAFF),
  page('staff/understanding', '/staff/understanding', ADMIN),
  page('staff/people', '/staff/people', ADMIN),
  page('staff/settings', '/staff/settings', ADMIN),
  page('staff/audit', '/staff/audit', ADMIN),

  { file: 'feed.xml/route.ts', path: () => '/feed.xml', expected: PUBLIC },
  { file: 'llms.txt/route.ts', path: () => '/llms.txt', expected: PUBLIC },
  api('health', () => '/api/health', PUBLIC),
  api('also-viewed', () => '/api/also-viewed?article=spine-procedures/lumbar-puncture', PUBLIC),
  api('search-index', () => '/api/search-index', PUBLIC),
  api('price', () => '/api/price', PUBLIC),
  api('auth/[...nextauth]', () => '/api/auth/session', PUBLIC),
  api('account/exports/[id]', ({ dataExport }) => `/api/account/exports/${dataExport}`, {
    ...ORDER_BYTES,
    staff: 'gone',
    admin: 'gone',
  }),
  api('orders/[id]/files/[fileId]', ({ order, file }) => `/api/orders/${order}/files/${file}`, ORDER_BYTES),
  api('orders/[id]/report', ({ order }) => `/api/orders/${order}/report`, ORDER_BYTES),
  api('orders/[id]/pages/[pageId]', ({ order, page }) => `/api/orders/${order}/pages/${page}`, ORDER_BYTES),
  api('orders/[id]/status', ({ order }) => `/api/orders/${order}/status`, ORDER_BYTES),
  api('orders/[id]/video', ({ delivered }) => `/api/orders/${delivered}/video`, ORDER_BYTES),
  api('orders/[id]/video/[part]', ({ delivered }) => `/api/orders/${delivered}/video/captions`, ORDER_BYTES),
  api('orders/[id]/plain-report', ({ opened }) => `/api/orders/${opened}/plain-report`, OWN_FILE),
  api('orders/[id]/take-away', ({ opened }) => `/api/orders/${opened}/take-away`, OWN_FILE),
  api('orders/[id]/visit', ({ opened }) => `/api/orders/${opened}/visit`, OWN_FILE),
  api('shared/[share]/[part]', ({ order }) => `/api/shared/${order}/video`, everyone('denied')),
  api('staff/understanding', () => '/api/staff/understanding?by=author', {
    ...ORDER_BYTES,
    owner: 'gone',
    staff: 'gone',
  }),
  api('staff/orders/[id]/report', ({ order }) => `/api/staff/orders/${order}/report`, {
    ...ORDER_BYTES,
    owner: 'gone',
  }),
  api('staff/clips/[id]/video', ({ clip }) => `/api/staff/clips/${clip}/video`, {
    ...ORDER_BYTES,
    owner: 'gone',
  }),
  api('staff/clips/[id]/captions', ({ clip }) => `/api/staff/clips/${clip}/captions`, {
    ...ORDER_BYTES,
    owner: 'gone',
  }),
  api('staff/orders/[id]/version', ({ order }) => `/api/staff/orders/${order}/version`, {
    ...ORDER_BYTES,
    owner: 'gone',
  }),
  // Without a body from this site nobody gets further than the door; what lies behind is asked for separately.
  { ...api('article-feedback', () => '/api/article-feedback', everyone('denied')), method: 'POST' },
  { ...api('order-start', () => '/api/order-start', everyone('denied')), method: 'POST' },
  { ...api('article-views', () => '/api/article-views', everyone('denied')), method: 'POST' },
  { ...api('draft', () => '/api/draft', everyone('denied')), method: 'POST' },
  {
    ...api(
      'orders/[id]/progress',
      ({ delivered }) => `/api/orders/${delivered}/progress`,
      everyone('denied'),
    ),
    method: 'POST',
  },
  {
    ...api(
      'staff/orders/[id]/presence',
      ({ order }) => `/api/staff/orders/${order}/presence`,
      everyone('denied'),
    ),
    method: 'POST',
  },
  { ...api('reminders/[token]', () => '/api/reminders/no-such-link', everyone('gone')), method: 'POST' },
  {
    ...api('shared/[share]/watched', ({ order }) => `/api/shared/${order}/watched`, everyone('denied')),
    method: 'POST',
  },
  {
    ...api('shared/[share]/watching', ({ order }) => `/api/shared/${order}/watching`, everyone('denied')),
    method: 'POST',
  },
  { ...api('share/open', () => '/api/share/open', everyone('denied')), method: 'POST' },
  { ...api('share/code', () => '/api/share/code', everyone('denied')), method: 'POST' },
  {
    ...api('uploads/report', ({ order }) => `/api/uploads/report?order=${order}`, everyone('denied')),
    method: 'POST',
  },
  {
    ...api(
      'uploads/reports/[orderId]/[[...upload]]',
      ({ order }) => `/api/uploads/reports/${order}`,
      everyone('denied'),
    ),
    method: 'POST',
  },
  {
    ...api(
      'uploads/videos/[orderId]/[[...upload]]',
      ({ order }) => `/api/uploads/videos/${order}`,
      everyone('denied'),
    ),
    method: 'POST',
  },
  api('uploads/recordings/[orderId]', ({ order }) => `/api/uploads/recordings/${order}`, RECORDING),
  {
    ...api(
      'uploads/recordings/[orderId]/finish',
      ({ order }) => `/api/uploads/recordings/${order}/finish`,
      everyone('denied'),
    ),
    method: 'POST',
  },
  {
    ...api(
      'uploads/clips/[clipId]/[[...upload]]',
      ({ clip }) => `/api/uploads/clips/${clip}`,
      everyone('denied'),
    ),
    method: 'POST',
  },
  // They take nothing but PUT.
  api(
    'uploads/recordings/[orderId]/segments/[segmentId]',
    ({ order }) => `/api/uploads/recordings/${order}/segments/${order}`,
    everyone('refused'),
  ),
  api(
    'uploads/recordings/[orderId]/segments/[segmentId]/[sequence]',
    ({ order }) => `/api/uploads/recordings/${order}/segments/${order}/0`,
    everyone('refused'),
  ),
  {
    ...api(
      'staff/orders/[id]/files/[fileId]/sealed',
      ({ order, file }) => `/api/staff/orders/${order}/files/${file}/sealed`,
      everyone('denied'),
    ),
    method: 'POST',
  },
  { ...api('webhooks/stripe', () => '/api/webhooks/stripe', everyone('refused')), method: 'POST' },
  { ...api('webhooks/resend', () => '/api/webhooks/resend', everyone('gone')), method: 'POST' },
]

/** The files below `app` that answer requests, as the file system has them. */
export function routeFiles(): string[] {
  return fs
    .readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

/** Which outcome an answer is. */
export function outcomeOf(response: Response): Outcome | `status ${number}` {
  const { status } = response
  const target = response.headers.get('location') ?? ''
  if (status >= 300 && status < 400) {
    if (/\/sign-in\/(set-up-)?second-factor/.test(target)) return 'secondFactor'
    return /\/sign-in(\?|$)/.test(target) ? 'signIn' : 'moved'
  }
  if (status >= 200 && status < 300) return 'open'
  if (status === 401 || status === 403) return 'denied'
  if (status === 404) return 'gone'
  return status >= 400 && status < 500 ? 'refused' : `status ${status}`
}
