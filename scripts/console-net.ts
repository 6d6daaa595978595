import { errorFields, logger } from '@/lib/platform/logger'

const MAX_TEXT = 200

/**
 * Sends what is written with `console.error` to the log instead. Next prints every error of a page or route whole,
 * and a database's error can quote the row or the value it is about (law 8): here it keeps its class, code and stack.
 */
export function catchConsoleErrors(): void {
  console.error = (...said: unknown[]) => {
    const error = said.find((part) => part instanceof Error)
    const digest = error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
    const text = error ? undefined : said.find((part) => typeof part === 'string')?.slice(0, MAX_TEXT)
    logger.error({
      event: 'console.error',
      ...(error ? errorFields(error) : {}),
      ...(digest === undefined ? {} : { digest }),
      ...(text === undefined ? {} : { text }),
    })
  }
}
