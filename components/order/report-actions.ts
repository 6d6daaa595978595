import type { FormState } from '@/lib/shared/form-state'

/** What a patient can do with a report file, as the page that shows it offers it. */
export type ReportActions = {
  /** Moves, removes or renames a file, turns a page, or answers a warning: the button's `change` says which. */
  change: (form: FormData) => Promise<void>
  /** Opens a locked file with `password`. */
  unlock: (state: FormState, form: FormData) => Promise<FormState>
}
