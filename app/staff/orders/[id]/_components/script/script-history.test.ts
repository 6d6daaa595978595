import { describe, expect, it } from 'vitest'
import type { Script } from '@/lib/videos/script-schema'
import { editSentence, insertAfter, mergeWithPrevious, removeSentence } from './script-edits'
import { firstChanged, losesWords, ScriptHistory } from './script-history'

const start: Script = {
  sections: [
    {
      id: 'main',
      title: 'Main',
      scene: null,
      sentences: [
        { id: 's1', text: 'One.', covers: [] },
        { id: 's2', text: 'Two.', covers: [] },
      ],
    },
  ],
  leftOut: [],
}
const typed = (script: Script, text: string) => editSentence(script, 's1', { text })

describe('taking back what was done to a script', () => {
  it('takes words typed in one go back together, and a removal for itself', () => {
    const history = new ScriptHistory()
    const [one, two] = [typed(start, 'One a'), typed(start, 'One ab')]
    const removed = removeSentence(two, 's2')
    history.remember(start, one, 0)
    history.remember(one, two, 500)
    history.remember(two, removed, 900)
    expect(history.undo(removed)).toBe(two)
    expect(history.undo(two)).toBe(start)
    expect(history.undo(start)).toBeNull()
    expect(history.redo(start)).toBe(two)
    expect(history.redo(two)).toBe(removed)
    expect(history.redo(removed)).toBeNull()
  })

  it('takes what was typed after a rest back alone, and forgets what was taken back when something is typed', () => {
    const history = new ScriptHistory()
    const [one, two] = [typed(start, 'One a'), typed(start, 'One ab')]
    history.remember(start, one, 0)
    history.remember(one, two, 5_000)
    expect(history.undo(two)).toBe(one)
    history.remember(one, start, 6_000)
    expect(history.redo(start)).toBeNull()
  })

  it('remembers fifty steps', () => {
    const history = new ScriptHistory()
    let script = start
    for (let step = 0; step < 60; step += 1) {
      const next = typed(script, `Step ${step}`)
      history.remember(script, next, step * 10_000)
      script = next
    }
    let steps = 0
    for (let before = history.undo(script); before; before = history.undo(before)) steps += 1
    expect(steps).toBe(50)
  })

  it('tells a lost sentence from two that were joined, and finds where the caret belongs', () => {
    expect(losesWords(start, removeSentence(start, 's2'))).toBe(true)
    expect(losesWords(start, mergeWithPrevious(start, 's2')?.script ?? start)).toBe(false)
    expect(firstChanged(removeSentence(start, 's2'), start)).toBe('s2')
    const added = insertAfter(start, 's1', [{ id: 'new', text: '', covers: [] }])
    expect(firstChanged(added, start)).toBe('s2')
    expect(firstChanged(start, typed(start, 'Other.'))).toBe('s1')
  })
})
