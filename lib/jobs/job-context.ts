/** What a handler gets besides its payload: the moment it started, and a signal to stop early. */
export type JobContext = { now: Date; signal: AbortSignal }
