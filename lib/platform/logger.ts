import pino from 'pino'
import { logLevel } from './env'

/**
 * The process's log: one JSON line each, ids and codes only. Never pass a request, a form, a mail address,
 * a file name or a vendor's whole error to it (law 8); `redact` below is a second net, not the rule.
 */
export const logger = pino({
  level: logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      'email',
      '*.email',
      'to',
      '*.to',
      'firstName',
      '*.firstName',
      'token',
      '*.token',
      'cookie',
      '*.cookie',
    ],
    censor: '[redacted]',
  },
})

/** What a log may know of an unknown error: its class, code and stack, without the message of a data error. */
export function errorFields(error: unknown): { error: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // A stack's first line repeats the message, which may quote a row; the frames below it cannot.
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n')
  return { error: error.name, ...(code === undefined ? {} : { code }), ...(frames ? { stack: frames } : {}) }
}
