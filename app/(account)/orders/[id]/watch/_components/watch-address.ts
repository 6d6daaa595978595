/** What a reader chose on the watch page. It stays in its address; `data` is null until they choose. */
export type WatchChoices = { isTextFirst: boolean; data: 'low' | 'full' | null }

type Query = Record<string, string | string[] | undefined>

export function choicesIn({ first, data }: Query): WatchChoices {
  return { isTextFirst: first === 'text', data: data === 'low' || data === 'full' ? data : null }
}

/** The watch page with these choices: none of them gets lost by making the other. */
export function watchAddress(orderId: string, { isTextFirst, data }: WatchChoices): string {
  const query = new URLSearchParams({ ...(isTextFirst && { first: 'text' }), ...(data && { data }) })
  return `/orders/${orderId}/watch${query.size > 0 ? `?${query}` : ''}`
}

/** Whether to send sound and still pictures alone: as chosen, or else as the browser asks for every page. */
export function wantsLowData({ data }: WatchChoices, headers: Pick<Headers, 'get'>): boolean {
  return data === null ? headers.get('save-data') === 'on' : data === 'low'
}
