import type { FormState } from '@/lib/shared/form-state'

/** A form that keeps what was typed when it is refused. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>
/** A form of buttons only; it redirects when done. */
export type ButtonAction = (form: FormData) => Promise<void>
