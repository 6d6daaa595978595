/**
 * The bytes of a request up to where its line broke: what has arrived counts, and is not sent again. Whoever answers the
 * request sees the break too. Rethrows a refusal, such as of more bytes than were announced.
 */
export async function* untilBroken(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch (error) {
    // As the resumable-upload protocol's package marks its own.
    const isRefusal = !(error instanceof Error) || 'status_code' in error
    if (isRefusal) throw error
  }
}
