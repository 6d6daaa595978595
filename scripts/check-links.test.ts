import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findDeadLinks, readSite, type Site } from './check-links'

const SITE: Site = {
  routes: ['/', '/articles', '/articles/[series]', '/articles/[series]/[slug]', '/glossary', '/orders/[id]'],
  files: ['/pictures/a.png'],
  articles: new Set(['spine', 'spine/first']),
  terms: new Set(['disc']),
  sources: [],
}

function deadIn(text: string): string[] {
  const dead = findDeadLinks({ ...SITE, sources: [{ file: 'page.tsx', text: `\n<p id="here">\n${text}` }] })
  return dead.map(({ line, link, reason }) => `${line} ${link} ${reason}`)
}

describe('findDeadLinks', () => {
  it.each([
    'href="/articles"',
    "href: '/articles/spine/first'",
    '<a href="/articles/spine#here">',
    '[text](/articles/spine/first)',
    'href="/glossary#disc"',
    'href="#here"',
    '[a picture](/pictures/a.png)',
    "redirect('/orders/12')",
    'href="https://elsewhere.example/page"',
    // A path that is put together is for the browser's tests.
    'href={`/orders/$' + '{id}`}',
  ])('lets %s pass', (text) => {
    expect(deadIn(text)).toEqual([])
  })

  it.each([
    ['href="/artcles"', '3 /artcles no page answers there'],
    ["href: '/articles/spine/second'", '3 /articles/spine/second there is no such article'],
    ['[text](/articles/knee)', '3 /articles/knee there is no such article'],
    ['href="/glossary#disk"', "3 /glossary#disk nothing has the id 'disk'"],
    ['href="/articles#there"', "3 /articles#there nothing has the id 'there'"],
    ["redirect('/order')", '3 /order no page answers there'],
  ])('finds %s', (text, problem) => {
    expect(deadIn(text)).toEqual([problem])
  })
})

it('the site is read with its pages, articles and words', () => {
  const site = readSite(path.resolve('.'))
  expect(site.routes).toEqual(expect.arrayContaining(['/', '/articles/[series]/[slug]', '/order/report']))
  expect(site.articles.has('spine-procedures/lumbar-puncture')).toBe(true)
  expect(site.terms.size).toBeGreaterThan(100)
})
