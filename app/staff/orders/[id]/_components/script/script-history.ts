import { type Script, sentencesOf } from '@/lib/videos/script-schema'

const MOST_STEPS = 50
/** Typing in one sentence is one step, until it rests for so long. */
const REST_MS = 2_000

/** What a script was before each of its last changes. */
export class ScriptHistory {
  #past: Script[] = []
  #future: Script[] = []
  #typing: { sentenceId: string; at: number } | null = null

  remember(before: Script, after: Script, now: number): void {
    const sentenceId = typedIn(before, after)
    const goesOn =
      sentenceId !== null && this.#typing?.sentenceId === sentenceId && now - this.#typing.at < REST_MS
    if (!goesOn) this.#past = [...this.#past, before].slice(-MOST_STEPS)
    this.#typing = sentenceId === null ? null : { sentenceId, at: now }
    this.#future = []
  }

  /** What stood before; null when nothing is remembered. */
  undo(current: Script): Script | null {
    const before = this.#past.pop()
    if (!before) return null
    this.#future.push(current)
    this.#typing = null
    return before
  }

  /** What was taken back last; null when nothing was, or something was changed since. */
  redo(current: Script): Script | null {
    const after = this.#future.pop()
    if (!after) return null
    this.#past.push(current)
    this.#typing = null
    return after
  }
}

/** The only sentence whose words differ, when nothing else does. */
function typedIn(before: Script, after: Script): string | null {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  if (old.length !== now.length) return null
  const changed = now.filter((sentence, index) => {
    const was = old[index]
    return was?.id !== sentence.id || was.text !== sentence.text
  })
  const [only] = changed
  return only && changed.length === 1 && old.some(({ id }) => id === only.id) ? only.id : null
}

/** Whether words are gone with their sentence: joined to another they are not. */
export function losesWords(before: Script, after: Script): boolean {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  return now.length < old.length && lettersIn(now) < lettersIn(old)
}

function lettersIn(sentences: readonly { text: string }[]): number {
  return sentences.reduce((sum, { text }) => sum + text.replaceAll(/\s/g, '').length, 0)
}

/** The sentence where two scripts begin to differ, as it is in the second: where the caret belongs. */
export function firstChanged(before: Script, after: Script): string | null {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  const at = now.findIndex(({ id, text }, index) => old[index]?.id !== id || old[index]?.text !== text)
  return (at === -1 ? now.at(-1) : now[at])?.id ?? null
}
