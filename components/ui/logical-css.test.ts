import fs from 'node:fs'
import { describe, expect, it } from 'vitest'

/**
 * Pages must also read from right to left: styles say start and end, never left and right. What is centred, or placed
 * on a picture by pixels, may name its side.
 */
const PHYSICAL_CLASS =
  /(?<=["'`\s:])-?(?:(?:scroll-)?[mp][lr]-|(?:left|right)-(?!1\/2)|text-(?:left|right)\b|float-(?:left|right)\b|clear-(?:left|right)\b|border-[lr](?:\b|-)|rounded-(?:[lr]|[tb][lr])(?:\b|-))[\w[\]./%()-]*(?=["'`\s])/g
const PHYSICAL_PROPERTY =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right)[\w-]*\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/g

/** A tick drawn from two borders: it looks the same in every direction. */
const DRAWN = ['components/ui/checkbox.tsx']

function physicalIn(text: string, isStyleSheet: boolean): string[] {
  const found = text.match(isStyleSheet ? PHYSICAL_PROPERTY : PHYSICAL_CLASS) ?? []
  return found.map((match) => match.trim())
}

describe('the check itself', () => {
  it.each([
    'className="ml-4"',
    "'sm:pr-6'",
    '`text-left `',
    '"-mr-2 flex"',
    "'border-l-2'",
    '"rounded-tl-md "',
    "'right-3'",
  ])('finds %s', (text) => {
    expect(physicalIn(text, false)).toHaveLength(1)
  })

  it.each([
    '"ms-4 me-2 ps-1 text-start"',
    "'left-1/2'",
    '"border-line rounded-lg mt-2 pb-1"',
    '"placeholder mx-2"',
  ])('lets %s pass', (text) => {
    expect(physicalIn(text, false)).toEqual([])
  })

  it('reads style sheets', () => {
    expect(physicalIn('.a { padding-left: 1rem; right: 0; text-align: left }', true)).toHaveLength(3)
    expect(
      physicalIn('.a { padding-inline-start: 1rem; inset-inline-end: 0; text-align: start }', true),
    ).toEqual([])
  })
})

it('no page and no component is laid out for one direction only', () => {
  const physical: string[] = []
  for (const folder of ['app', 'components']) {
    for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(tsx|css)$/.test(entry) || entry.endsWith('.test.tsx')) continue
      const file = `${folder}/${entry}`
      if (DRAWN.includes(file)) continue
      const found = physicalIn(fs.readFileSync(file, 'utf8'), entry.endsWith('.css'))
      if (found.length > 0) physical.push(`${file}: ${found.join(', ')}`)
    }
  }
  expect(physical).toEqual([])
})
