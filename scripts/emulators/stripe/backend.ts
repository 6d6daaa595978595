import { buildEvent, type Cause, type Emission } from './emulated-event'
import type { Deadline, EmulatorState } from './emulator-state'

/** What every operation of the emulator works on. */
export type Backend = {
  readonly state: EmulatorState
  /** Address of the hosted pages, without a slash at the end. */
  readonly baseUrl: string
  /** Records an event and hands it to the webhook sender; returns its id. */
  emit(emission: Emission, cause?: Cause): string
  /** Notes something that is to happen `settings.laterMs` from now. */
  later(deadline: LaterDeadline): void
}

type WithoutTime<Item> = Item extends unknown ? Omit<Item, 'at'> : never
type LaterDeadline = WithoutTime<Deadline>

export function createBackend(
  state: EmulatorState,
  baseUrl: string,
  onEvent: (eventId: string) => void,
): Backend {
  return {
    state,
    baseUrl,
    emit(emission, cause) {
      const event = buildEvent(emission, cause)
      state.events.push(event)
      onEvent(event.id)
      return event.id
    },
    later(deadline) {
      state.deadlines.push({ ...deadline, at: Date.now() + state.settings.laterMs })
    },
  }
}
