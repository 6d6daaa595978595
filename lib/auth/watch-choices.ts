import { z } from 'zod'

const choicesSchema = z.object({
  first: z.enum(['video', 'text']).catch('video'),
  data: z.enum(['low', 'full', 'as_asked']).catch('as_asked'),
})

/** How somebody likes to watch. `data` is as the browser asks for every page until they choose. */
export type WatchChoices = z.output<typeof choicesSchema>

/** The choices that a cookie names; whatever else it holds is as if nothing was chosen. */
export function choicesIn(cookie: string | null): WatchChoices {
  return choicesSchema.parse(Object.fromEntries(new URLSearchParams(cookie ?? '')))
}

/** The cookie with what a form says; none of the choices gets lost by making another. */
export function withChoices(cookie: string | null, form: Record<string, string>): string {
  return new URLSearchParams(choicesSchema.parse({ ...choicesIn(cookie), ...form })).toString()
}

/** Whether to send sound and still pictures alone. */
export function wantsLowData({ data }: WatchChoices, headers: Pick<Headers, 'get'>): boolean {
  return data === 'as_asked' ? headers.get('save-data') === 'on' : data === 'low'
}
