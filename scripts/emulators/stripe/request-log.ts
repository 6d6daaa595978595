const MAX_ENTRIES = 5000

type LoggedRequest = {
  at: string
  method: string
  /** Path and query. */
  path: string
  headers: Record<string, string>
  body: string
}

/** What was received since the start, kept in memory so that a test can search it for what must not leave. */
export type RequestLog = {
  add(request: LoggedRequest): void
  /** Oldest first; `contains` is searched without regard to case in path, headers and decoded body. */
  list(contains?: string): LoggedRequest[]
  clear(): void
}

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = []
  return {
    add(request) {
      entries.push(request)
      if (entries.length > MAX_ENTRIES) entries.shift()
    },
    list(contains) {
      const wanted = contains?.toLowerCase()
      return wanted === undefined ? entries : entries.filter((entry) => searchable(entry).includes(wanted))
    },
    clear() {
      entries = []
    },
  }
}

function searchable({ path, headers, body }: LoggedRequest): string {
  const raw = [path, ...Object.values(headers), body]
  return [...raw, ...raw.map(decodeForm)].join('\n').toLowerCase()
}

function decodeForm(text: string): string {
  return Array.from(new URLSearchParams(text), ([key, value]) => `${key}=${value}`).join('\n')
}
