import type { HiddenBox } from './hidden-part-schema'
import type { PageText } from './report-page-schema'

type Word = PageText['words'][number]

/** Stands in a page's text where words were hidden. */
export const HIDDEN_MARK = '[hidden]'

/**
 * A page's text without the words under the boxes. A word that is touched goes whole, so the places that must be
 * painted over grow with it: text and picture then lack the same. Pure.
 */
export function withoutHiddenParts(
  text: PageText,
  boxes: readonly HiddenBox[],
): { text: PageText; painted: HiddenBox[] } {
  const isHidden = text.words.map((word) => boxes.some((box) => isTouched(word, box)))
  const gone = text.words.filter((_, index) => isHidden[index])
  if (gone.length === 0) return { text, painted: [...boxes] }
  const words = text.words.filter((_, index) => !isHidden[index])
  const plain = plainWithout(text, isHidden) ?? plainOf(words)
  return { text: { ...text, words, plain }, painted: [...boxes, ...gone.map(placeOf)] }
}

const MIN_SHARED_HEIGHT = 0.2

/** A line's neighbour reaches a little into every box: that alone hides nothing. */
function isTouched(word: Word, box: HiddenBox): boolean {
  const wide = Math.min(word.x + word.w, box.x + box.w) - Math.max(word.x, box.x)
  const high = Math.min(word.y + word.h, box.y + box.h) - Math.max(word.y, box.y)
  return wide >= Math.min(2, word.w) && high > 0 && high >= Math.min(word.h, box.h) * MIN_SHARED_HEIGHT
}

const MARGIN = 3

function placeOf({ x, y, w, h }: Word): HiddenBox {
  const left = Math.max(0, Math.floor(x - MARGIN))
  const top = Math.max(0, Math.floor(y - MARGIN))
  return { x: left, y: top, w: Math.ceil(x + w + MARGIN) - left, h: Math.ceil(y + h + MARGIN) - top }
}

/** Null where the words and the running text are not the same, so that nobody could say what to take out. */
function plainWithout({ plain, words }: PageText, isHidden: readonly boolean[]): string | null {
  const tokens = [...plain.matchAll(/\S+/g)]
  const isSame =
    tokens.length === words.length && tokens.every(([token], index) => token === words[index]?.text)
  if (!isSame) return null
  const parts = tokens.map(({ 0: token, index: start }, index) => {
    const before = tokens[index - 1]
    const space = plain.slice(before ? before.index + before[0].length : 0, start)
    return { token: isHidden[index] ? HIDDEN_MARK : token, space }
  })
  return joined(parts)
}

/** Lines by where the words stand. */
function plainOf(words: readonly Word[]): string {
  const parts = words.map((word, index) => {
    const before = words[index - 1]
    const isNextLine = before && Math.abs(word.y - before.y) > before.h * 0.7
    const isApart = before && word.y - before.y > before.h * 2.2
    return { token: word.text, space: isApart ? '\n\n' : isNextLine ? '\n' : before ? ' ' : '' }
  })
  return joined(parts)
}

/** Several hidden words beside each other get one mark: how many they were is nobody's business. */
function joined(parts: readonly { token: string; space: string }[]): string {
  return parts
    .filter(({ token, space }, index) => {
      const isRepeat = token === HIDDEN_MARK && parts[index - 1]?.token === HIDDEN_MARK
      return !isRepeat || space.includes('\n')
    })
    .map(({ token, space }) => space + token)
    .join('')
}
