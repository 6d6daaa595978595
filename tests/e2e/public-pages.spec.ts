import { cookiePolicy } from '@/lib/auth/cookie-policy'
import { SITE_PAGES } from '@/lib/shared/site-pages'
import { STACK } from './support/stack-info'
import { expect, expectAccessible, test } from './support/test'

// One walk over every page that anybody may read: found by its links, as a reader and a crawler find it.

const PRIVATE = /^\/(?:order|orders|account|staff|sign-in|invite|share|api)(?:\/|$)/
/** A video to download, the feed: no page. */
const FILE = /\.[a-z0-9]+$/
const SMALLEST_WIDTH = 320
/** Pages that are looked at by axe; the others of the same kind are built from the same parts. */
const SAMPLE_ARTICLES = /^\/articles\/spine-procedures\/(?:lumbar-puncture|myelography)$/

/** One of each kind: nothing but the colours is another in the dark, and all pages take theirs from the same names. */
const SAMPLE_OF_THE_DARK =
  /^\/(?:articles(?:\/spine-procedures(?:\/myelography)?)?|contact|experts|how-it-works|price|terms)?$/

function isSampled(path: string): boolean {
  return !/^\/articles\/[^/]+\/[^/]+$/.test(path) || SAMPLE_ARTICLES.test(path)
}

test('every public page is whole, linked and found', async ({ newVisitor, visited }) => {
  test.setTimeout(240_000)
  const reader = { viewport: { width: SMALLEST_WIDTH, height: 640 }, reducedMotion: 'reduce' } as const
  const wholePage = await newVisitor(reader)
  // Scripts change nothing of what is looked at, and starting them on each page takes most of the time.
  const stillPage = await newVisitor({ ...reader, javaScriptEnabled: false })
  const waiting = ['/']
  const seen = new Set(waiting)
  const anchors = new Map<string, Set<string>>()
  const ids = new Map<string, Set<string>>()

  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = isSampled(path) ? wholePage : stillPage
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    await expect(page.locator('h1'), `${path} has one title`).toHaveCount(1)
    const facts = await page.evaluate(() => ({
      canonical: document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      isIndexed: !/noindex/.test(
        document.querySelector('meta[name="robots"]')?.getAttribute('content') ?? '',
      ),
      description: document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
      picture: document.querySelector('meta[property="og:image"]')?.getAttribute('content'),
      scrollWidth: document.documentElement.scrollWidth,
      links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''),
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    }))
    expect(facts.scrollWidth, `${path} at ${SMALLEST_WIDTH} px scrolls in one direction`).toBeLessThanOrEqual(
      SMALLEST_WIDTH,
    )
    expect(new Set(facts.ids).size, `${path} has each id once`).toBe(facts.ids.length)
    if (facts.isIndexed || facts.canonical) {
      expect(new URL(facts.canonical ?? '').pathname, `${path} says its address`).toBe(path)
      expect(facts.description.length, path).toBeGreaterThan(30)
      const picture = await page.request.get(new URL(facts.picture ?? '').pathname)
      expect(picture.headers()['content-type'], `${path} has a picture for shared links`).toBe('image/png')
    }
    ids.set(path, new Set(facts.ids))
    for (const link of facts.links) {
      const target = new URL(link, STACK.appUrl + path)
      if (target.origin !== STACK.appUrl || !/^https?:/.test(target.protocol)) continue
      if (target.hash) {
        const known = anchors.get(target.pathname) ?? new Set()
        anchors.set(target.pathname, known.add(decodeURIComponent(target.hash.slice(1))))
      }
      if (PRIVATE.test(target.pathname) || seen.has(target.pathname)) continue
      seen.add(target.pathname)
      if (!FILE.test(target.pathname)) waiting.push(target.pathname)
      else expect((await page.request.head(target.pathname)).status(), target.pathname).toBe(200)
    }
    if (isSampled(path)) {
      await expectAccessible(page)
    }
    if (SAMPLE_OF_THE_DARK.test(path)) {
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page, { rules: ['color-contrast'] })
      await page.emulateMedia({ colorScheme: 'light' })
    }
  }

  for (const { path } of SITE_PAGES) expect(seen, `a link leads to ${path}`).toContain(path)
  for (const [path, wanted] of anchors) {
    const there = ids.get(path)
    if (there)
      expect(
        [...wanted].filter((id) => !there.has(id)),
        `anchors of ${path}`,
      ).toEqual([])
  }
  const elsewhere = visited.filter((url) => !url.startsWith(STACK.appUrl) && /^https?:/.test(url))
  expect(elsewhere, 'requests to other sites').toEqual([])
})

test('machines find the sitemap, the feed, the icons and the way to read on', async ({ request }) => {
  for (const [path, type, words] of [
    ['/robots.txt', 'text/plain', 'sitemap.xml'],
    ['/sitemap.xml', 'application/xml', '/how-it-works'],
    ['/feed.xml', 'application/rss+xml', 'lumbar-puncture'],
    ['/llms.txt', 'text/plain', '# Mediphany'],
    ['/manifest.webmanifest', 'application/manifest+json', 'icon-512.png'],
  ] as const) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(200)
    expect(response.headers()['content-type'], path).toContain(type)
    expect(await response.text(), path).toContain(words)
  }
  for (const path of ['/favicon.ico', '/icon.svg', '/icons/apple-touch-icon.png', '/icons/icon-192.png']) {
    expect((await request.get(path)).status(), path).toBe(200)
  }
})

test('without scripts one reads, opens the menu and orders from an article that no address names', async ({
  newVisitor,
  visited,
}) => {
  const page = await newVisitor({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await page.goto('/')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('navigation', { name: 'All pages' }).getByRole('link', { name: 'Articles' }).click()
  await page.getByRole('link', { name: 'Lumbar puncture' }).first().click()
  await page.getByRole('button', { name: 'Get my report explained' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/order')
  expect(visited.at(-1)).not.toContain('lumbar')
  const name = cookiePolicy(STACK.appUrl, 'lead').name
  const lead = (await page.context().cookies()).find((cookie) => cookie.name === name)
  expect(lead).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(lead?.value).not.toContain('lumbar')
})

test('a message can be sent without scripts, and says what is missing', async ({ newVisitor }) => {
  const page = await newVisitor({ javaScriptEnabled: false })
  await page.goto('/contact')
  await page.getByLabel('Your name').fill('Ada Writer')
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect(page.getByRole('alert')).toContainText('Please choose what it is about.')
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Writer')
  await page.getByLabel('What is it about?').selectOption('site')
  await page.getByLabel('Your mail address').fill('ada.writer@patient.example')
  await page.getByLabel('Your message').fill('Where do I find the glossary?')
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/got your message/)
})
