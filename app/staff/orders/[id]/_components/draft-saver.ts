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
  /** Where the server keeps this text when it cannot be saved. */
  asideId: string
}) => Promise<SaveAnswer<Theirs>>

export type SaveState<Theirs> =
  | { step: 'untouched' }
  | { step: 'unsaved' | 'saving' }
  | { step: 'saved'; at: Date; version: number }
  | { step: 'failed'; why: 'offline' | 'broken' | 'SIGNED_OUT' | 'NOT_YOURS' | 'TOO_LONG' }
  | { step: 'conflict'; theirs: Theirs }

const QUIET_MS = 2_000
const RETRY_MS = 5_000
/** Who types without a pause loses no more than this. */
const LONGEST_MS = 10_000

/** Saves what is written two seconds after typing stops, and every ten while it does not, one save at a time. What could not be saved is kept and tried again. */
export class DraftSaver<Draft, Theirs extends Base> {
  readonly #save: SaveAction<Draft, Theirs>
  #base: Base | null
  #state: SaveState<Theirs> = { step: 'untouched' }
  /** The text as it stands; null when it cannot be saved. */
  #document: Draft | null = null
  #isDirty = false
  /** What stands on the server is to stay as it is: until a save has made a version above it. */
  #isNewVersion = false
  #asideId = crypto.randomUUID()
  #timer: ReturnType<typeof setTimeout> | undefined
  /** When what is not saved yet was typed first, or was last tried to be saved. */
  #dirtySince = 0
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
    if (!this.#isDirty) this.#dirtySince = Date.now()
    this.#isDirty = true
    // While two texts stand against each other a person chooses first.
    if (this.#state.step === 'conflict') return
    this.#tell({ step: 'unsaved' })
    this.#schedule(Math.min(QUIET_MS, Math.max(0, this.#dirtySince + LONGEST_MS - Date.now())))
  }

  /** Saves now what is not saved yet. Resolves to whether everything is. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer)
    await this.#running
    if (this.#isDirty && this.#state.step !== 'conflict') await this.#start()
    return !this.#isDirty
  }

  /** After a conflict: this text becomes a version above theirs, which stays. */
  async keepMine(theirs: Theirs): Promise<void> {
    await this.#running
    this.#settle(theirs)
    this.#isNewVersion = true
    await this.#start()
  }

  /**
   * After a conflict: theirs is the text now, and this one is set aside. Gives theirs as it stands by then; null when
   * this one could not be kept, and so nothing was changed.
   */
  async takeTheirs(): Promise<Theirs | null> {
    clearTimeout(this.#timer)
    await this.#running
    if (this.#state.step !== 'conflict') return null
    // Typed on since: the server sets aside what stands here now.
    this.#isNewVersion = false
    await this.#start()
    if (this.#state.step !== 'conflict') return null
    const { theirs } = this.#state
    this.#settle(theirs)
    this.#isDirty = false
    this.#tell({ step: 'untouched' })
    return theirs
  }

  /**
   * An older text becomes the next version; what stands now stays one of its own. False when that is not saved yet, and so
   * nothing was changed; a save of the older text that fails is tried again like any other.
   */
  async restore(document: Draft): Promise<boolean> {
    if (!(await this.flush())) return false
    this.#document = document
    this.#isDirty = true
    this.#isNewVersion = true
    await this.#start()
    return true
  }

  /** The next save is on theirs; what was set aside stays, and another text would get a place of its own. */
  #settle({ id, revision }: Theirs): void {
    this.#base = { id, revision }
    this.#asideId = crypto.randomUUID()
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  #start(): Promise<void> {
    this.#running = this.#saveOnce()
    return this.#running
  }

  async #saveOnce(): Promise<void> {
    const document = this.#document
    if (!document) return this.#tell({ step: 'failed', why: 'TOO_LONG' })
    this.#isDirty = false
    this.#dirtySince = Date.now()
    this.#tell({ step: 'saving' })
    const [base, isNewVersion, asideId] = [this.#base, this.#isNewVersion, this.#asideId]
    const answer = await this.#save({ document, base, isNewVersion, asideId }).catch(unanswered)
    if (answer === 'offline' || answer === 'broken') {
      this.#isDirty = true
      this.#schedule(RETRY_MS)
      return this.#tell({ step: 'failed', why: answer })
    }
    if (answer.ok) {
      this.#isNewVersion = false
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
