/**
 * A response body that reads its source only as fast as the client takes it, and ends the source when the
 * client goes away.
 */
export function byteBody(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    // Nothing ahead: what a slow client has not taken yet is held for seconds.
    { highWaterMark: 0 },
  )
}
