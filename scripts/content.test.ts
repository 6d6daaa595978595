import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildContent, loadContent } from './content'

const ARTICLE = 'content/articles/en/spine-procedures/lumbar-puncture.mdx'
const REPORT_ARTICLE = 'content/articles/en/understand-your-report/words-in-a-brain-mri.mdx'
const GENERATED = 'lib/articles/generated/en'
/** Enough to see what articles do to each other; `npm run check` reads them all. */
const KEPT = ['lumbar-puncture', 'myelography', 'epidural-steroid-injection', 'words-in-a-brain-mri']
let root = ''

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'content-'))
  await cp(path.resolve('content'), path.join(root, 'content'), { recursive: true, filter: isKept })
  await removeLinks()
})

function isKept(file: string): boolean {
  const { name, ext } = path.parse(file)
  const belongsToArticle = ext === '.mdx' || /videos\/en\/[^/]+\.yaml$/.test(file)
  return !belongsToArticle || KEPT.includes(name)
}

afterEach(async () => {
  await rm(root, { recursive: true })
})

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(root, file), 'utf8')
  expect(text).toContain(from)
  await writeFile(path.join(root, file), text.replace(from, to))
}

/** No article is related to another any more, so that any of them can be missing. */
async function removeLinks(): Promise<void> {
  const folder = path.join(root, 'content/articles/en')
  const names = await readdir(folder, { recursive: true })
  for (const file of names.filter((name) => name.endsWith('.mdx')).map((name) => path.join(folder, name))) {
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^related: .*$/m, 'related: []'))
  }
}

async function writePart(id: string, source: string): Promise<void> {
  const term = `{ ${id}, term: Nap, definition: A short sleep., source: ${source} }`
  await writeFile(path.join(root, 'content/glossary/en-test.yaml'), `sources: []\nterms: [${term}]\n`)
}

async function readGenerated(): Promise<string[]> {
  const folder = path.join(root, GENERATED)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
  return Promise.all(
    files.sort().map(async (file) => path.relative(folder, file) + (await readFile(file, 'utf8'))),
  )
}

describe('buildContent', () => {
  it('gives the same bytes for the same content, writes only what changed and names no folder of this machine', async () => {
    await buildContent(root)
    const first = await readGenerated()
    await expect(buildContent(root)).resolves.toMatchObject({ touched: 0 })
    expect(await readGenerated()).toEqual(first)
    expect(first.join('')).not.toContain(root)
  })

  it('writes down where an article was before', async () => {
    await change(ARTICLE, 'position: 1', 'formerSlugs: [spine/spinal-tap]\nposition: 1')
    await buildContent(root)
    const redirects = await readFile(path.join(root, GENERATED, 'redirects.json'), 'utf8')
    expect(JSON.parse(redirects)).toEqual([
      { source: '/articles/spine/spinal-tap', destination: '/articles/spine-procedures/lumbar-puncture' },
    ])
  })

  it('removes the text of an article that is gone', async () => {
    await buildContent(root)
    await rm(path.join(root, ARTICLE))
    await rm(path.join(root, 'content/videos/en/lumbar-puncture.yaml'))
    await buildContent(root)
    expect((await readdir(path.join(root, GENERATED), { recursive: true })).join()).not.toContain(
      'lumbar-puncture',
    )
  })

  it('numbers sources by their first citation', async () => {
    const { articles } = await loadContent(root)
    const compiled = articles.find(({ file }) => file === ARTICLE)
    const sources = compiled?.article.sources.map((source) => source.id)
    expect(sources?.slice(0, 2)).toEqual(['msd-tests', 'dartmouth'])
    expect(compiled?.html).toContain('<a href="#source-msd-tests" aria-label="Source 1">[1]</a>')
  })

  it.each([
    ['a wrong front matter field', 'position: 1', 'position: first', `${ARTICLE}: position: Invalid input`],
    [
      'a former address that an article has now',
      'position: 1',
      'formerSlugs: [spine-procedures/myelography]\nposition: 1',
      `${ARTICLE}: formerSlugs: 'spine-procedures/myelography' belongs to an article that is there now`,
    ],
    [
      'a former address that is given twice',
      'position: 1',
      'formerSlugs: [spine-procedures/tap, spine-procedures/tap]\nposition: 1',
      `${ARTICLE}: formerSlugs: 'spine-procedures/tap' belongs to ${ARTICLE}`,
    ],
    ['a billing code', '  - Spinal tap', "  - '62270'", `${ARTICLE}: keywords.1: must be words`],
    ['a diagnosis code', '  - Spinal tap', '  - G97.1', `${ARTICLE}: keywords.1: must be words`],
    [
      'an unknown front matter field',
      'position: 1',
      'position: 1\nicd: G03',
      `${ARTICLE}: front matter: Unrecognized key`,
    ],
    [
      'a series that is not its folder',
      'series: spine-procedures',
      'series: spine',
      `${ARTICLE}: series: must be the name`,
    ],
    [
      'a related article that is not there',
      'related: [',
      'related: [spine-procedures/none, ',
      `${ARTICLE}: related: there is no article`,
    ],
    ['a position that is taken', 'position: 1', 'position: 4', `${ARTICLE}: position: 4 is taken`],
    [
      'a missing section',
      '## How it feels',
      '### How it feels',
      "the heading here must be 'How it feels', not 'Risks and aftercare'",
    ],
    [
      'a term that is not in the glossary',
      '<Term id="fluoroscopy">',
      '<Term id="flouroscopy">',
      '<Term id="flouroscopy"> is not in the glossary',
    ],
    [
      'a source that is not listed',
      '<Cite id="dartmouth" />',
      '<Cite id="dartmoth" />',
      '<Cite id="dartmoth"> is not among the sources',
    ],
    [
      'a source that is never cited',
      '<Cite id="cochrane" />',
      '',
      `${ARTICLE}: sources: 'cochrane' is never cited`,
    ],
    [
      'code in the text',
      'Your skin is made numb first.',
      'Your skin {1 + 1} first.',
      'code in braces and imports cannot be used',
    ],
    [
      'a component we do not have',
      '<Illustration id="lumbar-puncture" />',
      '<iframe />',
      '<iframe> cannot be used',
    ],
    [
      'a sentence that is too long',
      'Your skin is made numb first.',
      `You ${'go on and '.repeat(8)}rest.`,
      'In plain language: a sentence of 26 words',
    ],
    [
      'a section that is too hard',
      'Your skin is made numb first.',
      'Intrathecal administration necessitates anatomical familiarity. '.repeat(12),
      'In plain language: reads at grade',
    ],
  ])('refuses %s', async (_, from, to, message) => {
    await change(ARTICLE, from, to)
    await expect(loadContent(root)).rejects.toThrow(message)
  })

  it.each([
    [
      'a section of another kind of series',
      REPORT_ARTICLE,
      '## Words you may meet',
      '## How it feels',
      "the heading here must be 'Words you may meet', not 'How it feels'",
    ],
    [
      'a procedure without an illustration',
      ARTICLE,
      'illustration: lumbar-puncture\n',
      '',
      `${ARTICLE}: illustration: an article about a procedure needs one`,
    ],
    [
      'a series without a kind',
      'content/articles/en/understand-your-report/series.yaml',
      'kind: report\n',
      '',
      'content/articles/en/understand-your-report/series.yaml: kind: Invalid option',
    ],
  ])('refuses %s', async (_, file, from, to, message) => {
    await change(file, from, to)
    await expect(loadContent(root)).rejects.toThrow(message)
  })

  it('gives articles the sections that their series asks for', async () => {
    const { articles } = await loadContent(root)
    const sections = (file: string) =>
      articles.find((compiled) => compiled.file === file)?.article.sections.map(({ id }) => id)
    expect(sections(ARTICLE)).toContain('how-it-feels')
    expect(sections(REPORT_ARTICLE)).toContain('words-you-may-meet')
    expect(sections(REPORT_ARTICLE)).not.toContain('how-it-feels')
  })

  it('gives an article the video made for it, unless it names one on another site', async () => {
    const videoOf = async () =>
      (await loadContent(root)).articles.find(({ file }) => file === ARTICLE)?.article.video
    expect(await videoOf()).toMatchObject({
      kind: 'own',
      src: expect.stringMatching(/^\/videos\/articles\/lumbar-puncture\.mp4\?v=[0-9a-f]{10}$/),
      transcript: expect.arrayContaining([expect.objectContaining({ title: 'Lumbar puncture' })]),
    })
    await change(
      ARTICLE,
      'position: 1',
      'position: 1\nvideo: { hosted: { youtube: abcdefghijk, title: Tap } }',
    )
    expect(await videoOf()).toEqual({ kind: 'hosted', youtube: 'abcdefghijk', title: 'Tap' })
  })

  it('refuses a video for an article that is not there', async () => {
    const script = 'content/videos/en/lumbar-puncture.yaml'
    await change(script, 'article: spine-procedures/lumbar-puncture', 'article: spine-procedures/none')
    await expect(loadContent(root)).rejects.toThrow(`${script}: article: there is no article`)
  })

  it('refuses a glossary definition that is too hard', async () => {
    const hard = 'definition: Radiculopathic symptomatology originating from intervertebral compression.'
    await change('content/glossary/en.yaml', 'definition: A medicine that makes you calm and sleepy.', hard)
    await expect(loadContent(root)).rejects.toThrow('content/glossary/en.yaml: sedative: reads at grade')
  })

  it('reads every part of the glossary and lets one part use the sources of another', async () => {
    const [sedative] = (await loadContent(root)).glossary.filter(({ id }) => id === 'sedative')
    await writePart('id: nap', 'nci')
    const { glossary } = await loadContent(root)
    expect(glossary.find(({ id }) => id === 'nap')?.source).toEqual(sedative?.source)
    expect(glossary.map(({ id }) => id)).toEqual(glossary.map(({ id }) => id).toSorted())
  })

  it('refuses a term that two parts of the glossary define', async () => {
    await writePart('id: sedative', 'nci')
    await expect(loadContent(root)).rejects.toThrow(
      'content/glossary/en-test.yaml: sedative: is defined twice, first in content/glossary/en.yaml',
    )
  })

  it('names the line of a problem as an editor counts it', async () => {
    await change(ARTICLE, '<Term id="spinal-cord">', '<Term id="nothing">')
    const lines = (await readFile(path.join(root, ARTICLE), 'utf8')).split('\n')
    const line = lines.findIndex((text) => text.includes('<Term id="nothing">')) + 1
    await expect(loadContent(root)).rejects.toThrow(`${ARTICLE}: line ${line}: `)
  })
})
