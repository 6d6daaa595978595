import type { OpenObject } from './object-store'

/** Opened objects that follow each other, read as one from any place. */
export function joinObjects(objects: readonly OpenObject[]): OpenObject {
  const byteCount = objects.reduce((sum, object) => sum + object.byteCount, 0)
  return {
    byteCount,
    async *stream(start = 0, endInclusive = byteCount - 1) {
      if (start > endInclusive + 1 || start < 0 || endInclusive >= byteCount) {
        throw new RangeError(`bytes ${start} to ${endInclusive} of ${byteCount}`)
      }
      let offset = 0
      for (const object of objects) {
        const from = Math.max(0, start - offset)
        const to = Math.min(object.byteCount - 1, endInclusive - offset)
        if (from <= to) yield* object.stream(from, to)
        offset += object.byteCount
      }
    },
  }
}
