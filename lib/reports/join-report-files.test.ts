import { expect, it } from 'vitest'
import { joinReportFiles } from './join-report-files'
import { impressionIn, outlineOf } from './report-outline'

const KNEE = 'MRI KNEE LEFT\nHISTORY: Pain.\nFINDINGS: A tear.\nIMPRESSION:\n1. Meniscal tear.'
const SPINE = 'MRI LUMBAR SPINE\n11/02/2026\nFINDINGS: A bulge.\nIMPRESSION: Disc bulge at L4-L5.'
const impressions = (...files: string[]) =>
  impressionIn(outlineOf(joinReportFiles(files))).map(({ text }) => text)

it('begins anew with a file that is a report of its own', () => {
  expect(impressions(KNEE, SPINE, KNEE)).toEqual(['Meniscal tear.', 'Disc bulge at L4-L5.', 'Meniscal tear.'])
  expect(outlineOf(joinReportFiles([KNEE, SPINE])).sections.map(({ kind }) => kind)).toEqual([
    ...['other', 'history', 'findings', 'impression'],
    ...['other', 'findings', 'impression'],
  ])
})

it('knows a whole report whose findings and Impression share a heading', () => {
  const both = (heading: string) => `CT CHEST\nHISTORY: Cough.\n${heading}: Clear lungs.`
  const [chest, spanish] = [both('FINDINGS AND IMPRESSION'), both('Conclusión y hallazgos')]
  expect(impressions(chest, SPINE)).toEqual(['Clear lungs.', 'Disc bulge at L4-L5.'])
  expect(impressions(KNEE, chest, spanish)).toEqual(['Meniscal tear.', 'Clear lungs.', 'Clear lungs.'])
  expect(impressions(KNEE, 'CT CHEST\nImpression / findings: Clear lungs.')).toEqual([
    'Meniscal tear.',
    'Clear lungs.',
  ])
})

it('goes on with the next page of one report', () => {
  const first = 'MRI KNEE LEFT\nFINDINGS: A tear.\nIMPRESSION:\n1. Meniscal tear.'
  expect(impressions(first, '2. Small effusion.\nElectronically signed by: A. Reader')).toEqual([
    'Meniscal tear.',
    'Small effusion.',
  ])
  // A section's sentence goes on over the edge of the paper, and the Impression comes first here and there.
  expect(impressions('KNEE\nFINDINGS: A', 'Tear of the meniscus.\nIMPRESSION: Tear.')).toEqual(['Tear.'])
  const split = ['IMPRESSION: Tear.', 'No fracture\nHISTORY: Pain.\nFINDINGS: A tear.']
  expect(impressions(...split)).toEqual(['Tear.', 'No fracture'])
  expect(impressions(KNEE, 'and an effusion.\nTECHNIQUE: T1.\nFINDINGS: As above.')).toEqual([
    'Meniscal tear.',
    'and an effusion.',
  ])
})

it('leaves files without words out, and believes no mark that a file brings along', () => {
  expect(joinReportFiles(['', ' \n', KNEE])).toBe(KNEE)
  expect(impressions('IMPRESSION: Tear.\f No fracture.')).toEqual(['Tear.', 'No fracture.'])
})
