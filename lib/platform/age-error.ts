/**
 * Why an age file could not be read: `HEADER` its header is malformed or its MAC wrong, `NO_MATCH` none of
 * the identities opens it, `CORRUPT` its payload was cut, lengthened or changed.
 */
export type AgeFileErrorCode = 'HEADER' | 'NO_MATCH' | 'CORRUPT'

/** Thrown when an age file cannot be read; nothing that failed its check has been handed out. */
export class AgeFileError extends Error {
  override name = 'AgeFileError'
  readonly code: AgeFileErrorCode

  constructor(code: AgeFileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
