import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import type { WorkPlainReport } from '@/lib/videos/workspace-dto'
import { type SaveAction as Action, DraftSaver, type SaveAnswer } from './draft-saver'

type SaveAction = Action<PlainReportDocument, WorkPlainReport>

const words = (text: string): PlainReportDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const saved = (revision: number): SaveAnswer<WorkPlainReport> => ({
  ok: true,
  id: 'report',
  revision,
  version: 1,
  at: new Date(0),
})
const theirs: WorkPlainReport = {
  id: 'theirs',
  version: 2,
  revision: 4,
  grade: 5,
  document: words('Theirs.'),
  authorName: 'Dr. Other',
  createdAt: new Date(0),
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('saving the plain report as it is typed', () => {
  it('waits until typing stops, then saves once with the newest text', async () => {
    const save = vi.fn<SaveAction>().mockResolvedValue(saved(0))
    const saver = new DraftSaver(save, null)
    saver.touch(words('A'))
    await vi.advanceTimersByTimeAsync(1_500)
    saver.touch(words('Ab'))
    await vi.advanceTimersByTimeAsync(1_999)
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(save.mock.calls).toEqual([
      [{ document: words('Ab'), base: null, isNewVersion: false, asideId: expect.any(String) }],
    ])
    expect(saver.state()).toMatchObject({ step: 'saved' })
  })

  it('saves every ten seconds while typing does not stop', async () => {
    const save = vi.fn<SaveAction>().mockResolvedValueOnce(saved(0)).mockResolvedValueOnce(saved(1))
    const saver = new DraftSaver(save, null)
    for (let second = 0; second < 21; second += 1) {
      saver.touch(words(`After ${second} seconds.`))
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(save.mock.calls.map(([{ document }]) => document)).toEqual([
      words('After 9 seconds.'),
      words('After 19 seconds.'),
    ])
  })

  it('does not ask at every key while the server is away', async () => {
    const save = vi.fn<SaveAction>().mockRejectedValue(new TypeError('fetch'))
    const saver = new DraftSaver(save, null)
    for (let second = 0; second < 30; second += 1) {
      saver.touch(words(`After ${second} seconds.`))
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(save.mock.calls.length).toBeLessThanOrEqual(3)
  })

  it('saves on what was saved before', async () => {
    const save = vi.fn<SaveAction>().mockResolvedValueOnce(saved(0)).mockResolvedValueOnce(saved(1))
    const saver = new DraftSaver(save, null)
    saver.touch(words('A'))
    await saver.flush()
    saver.touch(words('B'))
    expect(await saver.flush()).toBe(true)
    expect(save.mock.calls[1]?.[0].base).toEqual({ id: 'report', revision: 0 })
  })

  it('keeps the text while the server is away, and tries again', async () => {
    const save = vi
      .fn<SaveAction>()
      .mockRejectedValueOnce(new TypeError('fetch'))
      .mockResolvedValueOnce(saved(0))
    const saver = new DraftSaver(save, null)
    saver.touch(words('A'))
    expect(await saver.flush()).toBe(false)
    expect(saver.state()).toEqual({ step: 'failed', why: 'offline' })
    expect(saver.isDirty).toBe(true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saver.state()).toMatchObject({ step: 'saved' })
    expect(save.mock.calls[1]?.[0].document).toEqual(words('A'))
  })

  it('does not call a fault of the server a lost line, and tries again', async () => {
    const save = vi.fn<SaveAction>().mockRejectedValueOnce(new Error('500')).mockResolvedValueOnce(saved(0))
    const saver = new DraftSaver(save, null)
    saver.touch(words('A'))
    expect(await saver.flush()).toBe(false)
    expect(saver.state()).toEqual({ step: 'failed', why: 'broken' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saver.state()).toMatchObject({ step: 'saved' })
  })

  it('does not call saved what was typed during a save', async () => {
    let answer: (value: SaveAnswer<WorkPlainReport>) => void = () => {}
    const save = vi.fn<SaveAction>().mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    save.mockResolvedValueOnce(saved(1))
    const saver = new DraftSaver(save, null)
    saver.touch(words('A'))
    const first = saver.flush()
    await vi.advanceTimersByTimeAsync(0)
    saver.touch(words('Ab'))
    answer(saved(0))
    expect(await first).toBe(false)
    expect(saver.state()).toEqual({ step: 'unsaved' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(save.mock.calls[1]?.[0]).toMatchObject({ document: words('Ab'), base: { revision: 0 } })
  })

  it('stands still at a conflict until a person chooses, and keeps both texts', async () => {
    const save = vi
      .fn<SaveAction>()
      .mockResolvedValueOnce({ ok: false, code: 'CONFLICT', theirs })
      .mockResolvedValueOnce(saved(0))
    const saver = new DraftSaver(save, { id: 'report', revision: 3 })
    saver.touch(words('Mine.'))
    expect(await saver.flush()).toBe(false)
    expect(saver.state()).toEqual({ step: 'conflict', theirs })
    saver.touch(words('Mine, longer.'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).toHaveBeenCalledTimes(1)
    await saver.keepMine(theirs)
    expect(save.mock.calls[1]?.[0]).toEqual({
      document: words('Mine, longer.'),
      base: { id: 'theirs', revision: 4 },
      isNewVersion: true,
      asideId: expect.any(String),
    })
    expect(saver.isDirty).toBe(false)
    // What was set aside at the conflict stays: another text gets a place of its own.
    expect(save.mock.calls[1]?.[0].asideId).not.toBe(save.mock.calls[0]?.[0].asideId)
  })

  it('sets aside all that was typed before it takes the other text, as that stands by then', async () => {
    const newer = { ...theirs, revision: 5, document: words('Theirs, longer.') }
    const save = vi
      .fn<SaveAction>()
      .mockResolvedValueOnce({ ok: false, code: 'CONFLICT', theirs })
      .mockRejectedValueOnce(new TypeError('fetch'))
      .mockResolvedValueOnce({ ok: false, code: 'CONFLICT', theirs: newer })
      .mockResolvedValueOnce({ ok: false, code: 'CONFLICT', theirs: newer })
      .mockResolvedValueOnce(saved(6))
    const saver = new DraftSaver(save, { id: 'report', revision: 3 })
    saver.touch(words('Mine.'))
    await saver.flush()
    saver.touch(words('Mine, longer.'))
    // Without an answer nothing is taken, and so nothing is lost.
    expect(await saver.takeTheirs()).toBeNull()
    expect(saver.isDirty).toBe(true)
    await saver.flush()
    expect(await saver.takeTheirs()).toEqual(newer)
    expect(save.mock.calls[3]?.[0].document).toEqual(words('Mine, longer.'))
    expect(new Set(save.mock.calls.map(([{ asideId }]) => asideId)).size).toBe(1)
    expect(saver.isDirty).toBe(false)
    saver.touch(words('On theirs.'))
    await saver.flush()
    expect(save.mock.calls[4]?.[0].base).toEqual({ id: 'theirs', revision: 5 })
  })

  it('brings an older text back as a version of its own, also when the line breaks on the way', async () => {
    const save = vi
      .fn<SaveAction>()
      .mockResolvedValueOnce(saved(1))
      .mockRejectedValueOnce(new TypeError('fetch'))
      .mockResolvedValueOnce(saved(0))
      .mockResolvedValueOnce(saved(1))
    const saver = new DraftSaver(save, null)
    saver.touch(words('Typed.'))
    expect(await saver.restore(words('Older.'))).toBe(true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saver.state()).toMatchObject({ step: 'saved' })
    saver.touch(words('Typed on.'))
    await saver.flush()
    const sent = save.mock.calls.map(([{ document, isNewVersion }]) => [document, isNewVersion])
    expect(sent).toEqual([
      [words('Typed.'), false],
      [words('Older.'), true],
      [words('Older.'), true],
      [words('Typed on.'), false],
    ])
  })

  it('says when it is signed out, and saves after that', async () => {
    const save = vi
      .fn<SaveAction>()
      .mockResolvedValueOnce({ ok: false, code: 'SIGNED_OUT' })
      .mockResolvedValueOnce(saved(0))
    const saver = new DraftSaver(save, null)
    saver.touch(words('A'))
    expect(await saver.flush()).toBe(false)
    expect(saver.state()).toEqual({ step: 'failed', why: 'SIGNED_OUT' })
    expect(await saver.flush()).toBe(true)
  })
})
