import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { makeMedia, picture, VP8, voice } from '@/tests/support/media'
import { tryVideo, videoOf } from '@/tests/support/video-of'

vi.setConfig({ testTimeout: 90_000 })

it('a part that ended as it began is left out, unless it is all of its section', async () => {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'empty-part-'))
  try {
    const whole = await makeMedia(dir, 'whole.webm', picture('64x64', 1), voice(1, [[0, 1]]), VP8)
    const mute = await makeMedia(dir, 'mute.webm', picture('64x64', 1), VP8)
    const good = { file: whole, sectionId: 'first' }
    const stub = (sectionId: string) => ({ file: mute, sectionId })
    const shares: number[] = []
    const onProgress = (share: number) => void shares.push(share)
    const video = await videoOf({ dir, sources: [stub('first'), good], script: null, onProgress })
    expect(Math.abs(video.durationMs - 1_000)).toBeLessThan(200)
    expect(shares[0]).toBeLessThanOrEqual(0.1)
    const lost = await tryVideo({ dir, sources: [good, stub('second')], script: null })
    expect(lost).toEqual({ ok: false, code: 'EMPTY_SECTION', sectionId: 'second' })
  } finally {
    await fs.rm(dir, { recursive: true })
  }
})
