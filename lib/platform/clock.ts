/** Time is a parameter: production passes `systemClock`, tests pass their own. All instants are UTC. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
