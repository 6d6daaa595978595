type Base = { id: string; revision: number }

/** What a server action answers to a save. */
export type SaveAnswer<Theirs> =
  | { ok: true; id: string; revision: number; version: number; at: Date }
  | { ok: false; code: 'SIGNED_OUT' | 'NOT_YOURS' | 'TOO_LONG' }
  | { ok: false; code: 'CONFLICT'; theirs: Theirs }

export type SaveAction<Draft, Theirs> = (input: {
  document: Draft
  base: Base | null
  isNewVersion: boolean
}) => Promise<SaveAnswer<Theirs>>

export type SaveState<Theirs> =
  | { step: 'untouched' }
  | { step: 'unsaved' | 'saving' }
  | { step: 'saved'; at: Date; version: number }
  | { step: 'failed'; why: 'offline' | 'broken' | 'SIGNED_OUT' | 'NOT_YOURS' | 'TOO_LONG' }
  | { step: 'conflict'; theirs: Theirs }

const QUIET_MS = 2_000
const RETRY_MS = 5_000

/** Saves what is written two seconds after typing stops, one save at a time. What could not be saved is kept and tried again. */
export class DraftSaver<Draft, Theirs extends Base> {
  readonly #save: SaveAction<Draft, Theirs>
  #base: Base | null
  #state: SaveState<Theirs> = { step: 'untouched' }
  /** The text as it stands; null when it cannot be saved. */
  #document: Draft | null = null
  #isDirty = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> = Promise.resolve()
  readonly #listeners = new Set<() => void>()

  constructor(save: SaveAction<Draft, Theirs>, base: Base | null) {
    this.#save = save
    this.#base = base && { id: base.id, revision: base.revision }
  }

  readonly state = (): SaveState<Theirs> => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get isDirty(): boolean {
    return this.#isDirty
  }

  /** The text changed. */
  touch(document: Draft | null): void {
    this.#document = document
    this.#isDirty = true
    // While two texts stand against each other a person chooses first.
    if (this.#state.step === 'conflict') return
    this.#tell({ step: 'unsaved' })
    this.#schedule(QUIET_MS)
  }

  /** Saves now what is not saved yet. Resolves to whether everything is. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer)
    await this.#running
    if (this.#isDirty && this.#state.step !== 'conflict') await this.#start(false)
    return !this.#isDirty
  }

  /** After a conflict: this text becomes a version above theirs, which stays. */
  async keepMine(theirs: Theirs): Promise<void> {
    this.#base = { id: theirs.id, revision: theirs.revision }
    await this.#running
    await this.#start(true)
  }

  /** After a conflict: theirs is the text now. */
  takeTheirs(theirs: Theirs): void {
    clearTimeout(this.#timer)
    this.#base = { id: theirs.id, revision: theirs.revision }
    this.#isDirty = false
    this.#tell({ step: 'untouched' })
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  #start(isNewVersion: boolean): Promise<void> {
    this.#running = this.#saveOnce(isNewVersion)
    return this.#running
  }

  async #saveOnce(isNewVersion: boolean): Promise<void> {
    const document = this.#document
    if (!document) return this.#tell({ step: 'failed', why: 'TOO_LONG' })
    this.#isDirty = false
    this.#tell({ step: 'saving' })
    const answer = await this.#save({ document, base: this.#base, isNewVersion }).catch(unanswered)
    if (answer === 'offline' || answer === 'broken') {
      this.#isDirty = true
      this.#schedule(RETRY_MS)
      return this.#tell({ step: 'failed', why: answer })
    }
    if (answer.ok) {
      this.#base = { id: answer.id, revision: answer.revision }
      // Typed on meanwhile: its own quiet time is running.
      if (this.#isDirty) return this.#tell({ step: 'unsaved' })
      return this.#tell({ step: 'saved', at: answer.at, version: answer.version })
    }
    this.#isDirty = true
    if (answer.code === 'CONFLICT') return this.#tell({ step: 'conflict', theirs: answer.theirs })
    this.#tell({ step: 'failed', why: answer.code })
  }

  #tell(state: SaveState<Theirs>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** Why no answer came: `fetch` rejects with a TypeError when the line is away; all else is the server's or ours. */
function unanswered(error: unknown): 'offline' | 'broken' {
  return error instanceof TypeError ? 'offline' : 'broken'
}
