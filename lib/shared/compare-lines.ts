export type ComparedLine = { text: string; where: 'both' | 'old' | 'new' }

/** The lines of two texts, each once where both have it in the same order; what only one has says whose it is. */
export function compareLines(old: readonly string[], now: readonly string[]): ComparedLine[] {
  const common = lengthsOfCommon(old, now)
  const lines: ComparedLine[] = []
  let [a, b] = [0, 0]
  while (a < old.length || b < now.length) {
    const [mine, theirs] = [old[a], now[b]]
    if (mine !== undefined && mine === theirs) {
      lines.push({ text: mine, where: 'both' })
      a += 1
      b += 1
    } else if (mine !== undefined && (theirs === undefined || at(common, a + 1, b) >= at(common, a, b + 1))) {
      lines.push({ text: mine, where: 'old' })
      a += 1
    } else if (theirs !== undefined) {
      lines.push({ text: theirs, where: 'new' })
      b += 1
    }
  }
  return lines
}

/** How many lines the rests of both texts have in common, from each place on (longest common subsequence). */
function lengthsOfCommon(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  for (let a = old.length - 1; a >= 0; a -= 1) {
    const row = lengths[a] ?? []
    for (let b = now.length - 1; b >= 0; b -= 1) {
      row[b] =
        old[a] === now[b]
          ? at(lengths, a + 1, b + 1) + 1
          : Math.max(at(lengths, a + 1, b), at(lengths, a, b + 1))
    }
  }
  return lengths
}

function at(lengths: readonly (readonly number[])[], a: number, b: number): number {
  return lengths[a]?.[b] ?? 0
}
