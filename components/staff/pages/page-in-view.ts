/**
 * Which page is in view: of the row that holds the middle of the pane the first one, counted from 1.
 * @param tops of the pages, in pixels; pages of one row have the same
 */
export function pageInView(tops: readonly number[], middle: number): number {
  const row = tops.findLast((top) => top <= middle) ?? tops[0] ?? 0
  return tops.indexOf(row) + 1 || 1
}
