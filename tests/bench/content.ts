import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildContent } from '@/scripts/content'
import { root } from '@/scripts/run-command'
import { median } from './built-app'

const GENERATED = 500
const ROUNDS = 3
const MODEL = 'content/articles/en/spine-procedures/lumbar-puncture.mdx'

/** What one more article costs the content step, in milliseconds: with 500 copies of a long one beside ours. */
export async function run() {
  const base = await medianMs(0)
  const many = await medianMs(GENERATED)
  const msPerArticle = Number(((many - base) / GENERATED).toFixed(2))
  return {
    name: 'content',
    msPerArticle,
    limitMs: 50,
    baseMs: Math.round(base),
    manyMs: Math.round(many),
    generated: GENERATED,
  }
}

async function medianMs(count: number): Promise<number> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mediphany-bench-'))
  try {
    fs.cpSync(path.join(root, 'content'), path.join(dir, 'content'), { recursive: true })
    addArticles(dir, count)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      fs.rmSync(path.join(dir, 'lib'), { recursive: true, force: true })
      const startedAt = performance.now()
      await buildContent(dir)
      times.push(performance.now() - startedAt)
    }
    return median(times)
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

function addArticles(dir: string, count: number): void {
  const model = fs.readFileSync(path.join(root, MODEL), 'utf8')
  for (let number = 1; number <= count; number += 1) {
    const text = model.replace(/^position: \d+$/m, `position: ${1_000 + number}`)
    fs.writeFileSync(path.join(dir, path.dirname(MODEL), `generated-${number}.mdx`), text)
  }
}
