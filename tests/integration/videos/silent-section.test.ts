import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Script } from '@/lib/videos/script-schema'
import { makeMedia, picture, VP8, voice } from '@/tests/support/media'
import { tryVideo } from '@/tests/support/video-of'

vi.setConfig({ testTimeout: 90_000 })

function scriptWith(words: Readonly<Record<string, string>>): Script {
  const sections = Object.entries(words).map(([id, text]) => ({
    id,
    title: id,
    scene: null,
    sentences: [{ id: `${id}-1`, text, covers: [] }],
  }))
  return { sections, leftOut: [] }
}

it('a section that is spoken and in which nothing is heard is named; one without words may be silent', async () => {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'silent-section-'))
  try {
    const heard = await makeMedia(dir, 'heard.webm', picture('64x64', 1), voice(1, [[0, 1]]), VP8)
    const silent = await makeMedia(dir, 'silent.webm', picture('64x64', 1), voice(1, []), VP8)
    const sources = [
      { file: heard, sectionId: 'first' },
      { file: silent, sectionId: 'second' },
    ]
    const spoken = scriptWith({ first: 'Your back is fine.', second: 'The disc is a cushion.' })
    expect(await tryVideo({ dir, sources, script: spoken })).toEqual({
      ok: false,
      code: 'SILENT',
      sectionId: 'second',
    })
    const card = scriptWith({ first: 'Your back is fine.', second: ' ' })
    expect(await tryVideo({ dir, sources, script: card })).toMatchObject({ ok: true })
    const again = [...sources, { file: heard, sectionId: 'second' }]
    expect(await tryVideo({ dir, sources: again, script: spoken }), 'its next part is heard').toMatchObject({
      ok: true,
    })
  } finally {
    await fs.rm(dir, { recursive: true })
  }
})
