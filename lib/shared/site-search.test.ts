import { describe, expect, it } from 'vitest'
import { SEARCH_ENTRIES } from '@/lib/articles/generated/en/search'
import { createSiteSearch } from './site-search'

const find = createSiteSearch(SEARCH_ENTRIES)
const first = (query: string) => find(query).results[0]?.id
const LUMBAR_PUNCTURE = 'spine-procedures/lumbar-puncture'

describe('searching the articles and the glossary', () => {
  it.each([
    ['Lumbar puncture', LUMBAR_PUNCTURE],
    ['spinal tap', LUMBAR_PUNCTURE],
    ['SPINAL  TAP?', LUMBAR_PUNCTURE],
    ['What is a spinal tap', LUMBAR_PUNCTURE],
    ['lp', LUMBAR_PUNCTURE],
    ['lumbar pu', LUMBAR_PUNCTURE],
    ['rhizotomy', 'spine-procedures/medial-branch-block-and-ablation'],
    ['bone cement for the spine', 'spine-procedures/vertebroplasty-and-kyphoplasty'],
    ['incidental', 'understand-your-report/what-an-incidental-finding-is'],
  ])('finds the article by a name, a synonym or its beginning: %s', (query, id) => {
    expect(first(query)).toBe(id)
  })

  it.each([
    ['lumber puncher', LUMBAR_PUNCTURE],
    ['lumbar punctur', LUMBAR_PUNCTURE],
    ['spinal tpa', LUMBAR_PUNCTURE],
    ['epidurl', 'spine-procedures/epidural-steroid-injection'],
    ['steriod shot', 'spine-procedures/epidural-steroid-injection'],
    ['meylogram', 'spine-procedures/myelography'],
    ['vertabroplasty', 'spine-procedures/vertebroplasty-and-kyphoplasty'],
    ['kyfoplasty', 'spine-procedures/vertebroplasty-and-kyphoplasty'],
    ['sakroiliac', 'spine-procedures/sacroiliac-joint-injection'],
    ['faset', 'spine-procedures/facet-joint-injection'],
    ['blod patch', 'spine-procedures/epidural-blood-patch'],
    ['intrathecal kemo', 'spine-procedures/intrathecal-chemotherapy'],
  ])('forgives spelling: %s', (query, id) => {
    expect(first(query)).toBe(id)
  })

  it.each([
    ['CSF', 'term/cerebrospinal-fluid'],
    ['slipped disc', 'term/herniated-disc'],
    ['slipped disk', 'term/herniated-disc'],
    ['oedema', 'term/edema'],
    ['cat scan', 'term/ct-scan'],
    ['bulging disk', 'term/disc-bulge'],
  ])('finds a word of the glossary by its synonym: %s', (query, id) => {
    expect(first(query)).toBe(id)
  })

  it('finds an article by a keyword and by a term that it explains', () => {
    const ids = (query: string) => find(query).results.map(({ id }) => id)
    expect(ids('Myelogram')).toContain(LUMBAR_PUNCTURE)
    expect(ids('cauda equina')).toContain('understand-your-report/words-in-a-lumbar-spine-mri')
  })

  it('names what is spelled most alike when nothing fits', () => {
    const { results, nearest } = find('vrtbplsty')
    expect(results).toEqual([])
    expect(nearest.map(({ id }) => id)).toContain('term/vertebroplasty')
    expect(find('qqqqqqqq')).toMatchObject({ results: [], nearest: [] })
  })

  it('takes any text for a query', () => {
    for (const query of [
      '',
      '   ',
      '?!%&/()=',
      '\u0000\u202e',
      '💉',
      '*',
      'OR AND NOT',
      '"',
      '\\',
      '<b>x</b>',
    ]) {
      expect(() => find(query)).not.toThrow()
    }
    expect(find('\u0000 \u200b\n')).toMatchObject({ query: '', results: [] })
    expect(find('ｓｐｉｎａｌ　ｔａｐ').results[0]?.id).toBe(LUMBAR_PUNCTURE)
    expect(find('lúmbar púncture').results[0]?.id).toBe(LUMBAR_PUNCTURE)
  })

  it('cuts a long query between whole characters and still finds its first words', () => {
    const { query, wasCut, results } = find(`lumbar puncture ${'💉'.repeat(200)}`)
    expect(wasCut).toBe(true)
    expect([...query]).toHaveLength(120)
    expect(results[0]?.id).toBe(LUMBAR_PUNCTURE)
  })
})
