import fs from 'node:fs'
import { expect, it } from 'vitest'
import { SITE_PAGES } from '../lib/shared/site-pages'

/** Pages of the site that say `noindex`, or that are listed by their content. */
const UNLISTED = [
  '/articles/[series]',
  '/articles/[series]/[slug]',
  '/articles/thanks',
  '/glossary',
  '/search',
]

it('every public page is in the list that the sitemap is made from, or says noindex', () => {
  const pages = fs
    .readdirSync('app/(site)', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/\/?page\.tsx$/, '')}`)
  const listed: string[] = SITE_PAGES.map(({ path }) => path)
  const isUnlisted = (page: string) =>
    UNLISTED.includes(page) ||
    /index: false|isIndexed: false/.test(fs.readFileSync(`app/(site)${page}/page.tsx`, 'utf8'))
  expect(pages.filter((page) => !listed.includes(page) && !isUnlisted(page))).toEqual([])
  expect(listed.filter((page) => !pages.includes(page))).toEqual([])
})
