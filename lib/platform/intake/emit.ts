import type { IntakeMessage } from './protocol.ts'

/** Tells the process that started this one. */
export type Emit = (message: IntakeMessage) => void
