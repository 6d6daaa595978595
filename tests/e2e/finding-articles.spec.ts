import { connected, makeFixtures } from './support/fixtures'
import { expect, expectAccessible, test } from './support/test'

const ARTICLE = '/articles/spine-procedures/lumbar-puncture'

test('articles are found and rated without scripts', async ({ newVisitor }) => {
  const page = await newVisitor({ javaScriptEnabled: false })
  await page.goto('/articles')
  await page.locator('main').getByRole('searchbox').fill('lumber puncher')
  await page.locator('main').getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/search\?q=lumber\+puncher$/)
  await page.locator('main').getByRole('link', { name: 'Lumbar puncture' }).first().click()
  await expect(page).toHaveURL(ARTICLE)
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'More to read' })).toBeVisible()
  await page.getByRole('button', { name: 'Yes, it did' }).click()
  await expect(page).toHaveURL('/articles/thanks')

  await page.goto('/search?q=vrtbplsty')
  await expect(page.getByRole('heading', { name: 'Did you mean one of these?' })).toBeVisible()
  await page.goto('/search?q=%00%3Cb%3E%F0%9F%92%89')
  await expect(page.getByRole('heading', { name: 'Search', exact: true })).toBeVisible()
})

test('search answers while one types, and an article shows what others viewed', async ({
  newVisitor,
  visited,
}) => {
  const fixtures = makeFixtures()
  await connected(fixtures.databaseUrl, (database) =>
    database.query(
      `insert into "ArticleView" (day, article, "cameFrom", views)
       values (current_date, 'spine-procedures/spine-biopsy', 'spine-procedures/lumbar-puncture', 9)
       on conflict (day, article, "cameFrom") do update set views = 9`,
    ),
  )
  const page = await newVisitor({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto('/search')
  await page.locator('main').getByRole('searchbox').pressSequentially('spinl tap')
  await expect(page.locator('main').getByRole('link').first()).toHaveText('Lumbar puncture')
  await expect(page).toHaveURL(/q=spinl\+tap/)
  expect(visited.filter((address) => address.endsWith('/api/search-index'))).toHaveLength(1)
  await expectAccessible(page)

  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // Only what moves by itself: a shift right after a tap is an answer to it.
        if (Reflect.get(entry, 'hadRecentInput') !== true) {
          Object.assign(window, { shifted: Reflect.get(window, 'shifted') + Reflect.get(entry, 'value') })
        }
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  visited.length = 0
  await page.goto(ARTICLE)
  await page.getByRole('heading', { name: /More to read|Others also viewed/ }).scrollIntoViewIfNeeded()
  const others = page.locator('section', { has: page.getByRole('heading', { name: 'Others also viewed' }) })
  await expect(others.getByRole('link', { name: /Spine biopsy/ })).toBeVisible()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  expect(new URL(await page.evaluate(() => navigator.clipboard.readText())).pathname).toBe(ARTICLE)
  await page.getByRole('button', { name: 'No, not really' }).click()
  await page.getByRole('button', { name: 'It was too hard to read' }).click()
  await expect(page.getByText('Thank you', { exact: true })).toBeFocused()
  // On a busy machine our face comes after the one that stands in for it, a hair narrower: nobody can see that.
  expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBeLessThan(0.001)
  expect(visited.filter((address) => /search-index|site-search/.test(address))).toEqual([])
  const origin = new URL(page.url()).origin
  expect(visited.filter((address) => !address.startsWith(origin))).toEqual([])
  await expectAccessible(page)
})
