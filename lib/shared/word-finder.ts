/** Words of a page in reading order; only their text matters here. */
type Words = readonly { text: string }[]

/** Words `from` to `to`, both included. */
export type WordRange = { from: number; to: number }

/**
 * Finds every place where the words of a page say something, in any case and whatever stands between words; what is
 * looked for may begin and end within a word. Pure; made once for many questions.
 */
export function wordFinder(words: Words): (query: string) => WordRange[] {
  const starts: number[] = []
  let text = ''
  for (const word of words) {
    starts.push(text.length)
    text += `${normalised(word.text)} `
  }
  const wordAt = (position: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return low
  }
  return (query) => {
    const wanted = normalised(query)
    const found: WordRange[] = []
    if (wanted === '') return found
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      found.push({ from: wordAt(at), to: wordAt(at + wanted.length - 1) })
    }
    return found
  }
}

function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
