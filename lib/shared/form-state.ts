/** What a form action answers: what was typed stays, each wrong field has its words. */
export type FormState = {
  values: Record<string, string>
  errors: Record<string, string>
  /** About the form as a whole. */
  problem?: string
  /** What the problem is called when it is no mistake of the reader. */
  problemTitle?: string
  /** Where it can be put right, in a new tab: what was typed stays in this one. */
  problemLink?: { href: string; text: string }
}

export const EMPTY_FORM: FormState = { values: {}, errors: {} }

/**
 * The text fields of a submitted form, as they were typed; files and internal fields are left out. A form sends a line
 * break as two characters, but a field's own limit counts one: they are one here too.
 */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !name.startsWith('$')) values[name] = value.replaceAll('\r\n', '\n')
  return values
}
