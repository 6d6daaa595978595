import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root as project } from '../run-command'
import { unknownNames } from './compose-video'
import { listScripts, loadScript, SCRIPT_FOLDER } from './script-schema'

let root = ''

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'script-'))
  fs.mkdirSync(path.join(root, SCRIPT_FOLDER), { recursive: true })
})

afterEach(() => fs.rmSync(root, { recursive: true }))

function load(scene: string) {
  const yaml = `title: A sample\nscenes:\n  - title: One\n    drawing: lumbar-puncture\n${scene}`
  fs.writeFileSync(path.join(root, SCRIPT_FOLDER, 'sample.yaml'), yaml)
  return loadScript(root, 'sample')
}

const SENTENCES = '    sentences:\n      - text: The needle is thin.\n'

describe('a video script', () => {
  it('fills in what a scene leaves out', async () => {
    const script = await load(SENTENCES)
    expect(script.scenes[0]).toMatchObject({ labels: [], without: [], sentences: [{ lit: [], bring: [] }] })
  })

  it.each([
    ['no sentence', '    sentences: []\n', 'scenes.0.sentences: '],
    ['an unknown field', `    colour: red\n${SENTENCES}`, 'scenes.0: Unrecognized key'],
    [
      'a sentence that does not fit into a caption',
      `    sentences:\n      - text: ${'so it goes '.repeat(9)}\n`,
      'scenes.0.sentences.0.text: Too big',
    ],
    [
      'four points',
      `    sentences:\n${'      - { text: Go on., point: Go }\n'.repeat(4)}`,
      'scenes.0.sentences: has over 3 points',
    ],
    [
      'a hard sentence',
      '    sentences:\n      - text: Intervertebral compression necessitates neurological rehabilitation.\n',
      'sentences: reads at grade',
    ],
  ])('with %s is refused', async (_, scene, message) => {
    await expect(load(scene)).rejects.toThrow(`${SCRIPT_FOLDER}/sample.yaml: ${message}`)
  })

  it('names what its drawing does not have', async () => {
    const script = await load(`    labels: [sac, moon]\n    without: [needle, cement]\n${SENTENCES}`)
    expect(unknownNames(script)).toEqual([
      "scene 1: the drawing 'lumbar-puncture' has no 'moon'",
      "scene 1: the drawing 'lumbar-puncture' has no 'cement'",
    ])
  })

  it('of ours fits its drawings', async () => {
    const slugs = await listScripts(project)
    const scripts = await Promise.all(slugs.map((slug) => loadScript(project, slug)))
    expect(scripts.flatMap(unknownNames)).toEqual([])
  })
})
