import { z } from 'zod'

const codeSchema = z.object({ code: z.string() })
/** One code a file, or one for the whole request. */
const answerSchema = z.union([
  z.object({ results: z.array(codeSchema).min(1) }).transform(({ results }) => results[0]?.code ?? 'LOST'),
  codeSchema.transform(({ code }) => code),
])

/**
 * Sends one file and reports its progress in percent. Gives the server's code (`STORED` when it is kept), or
 * `LOST` when no answer came. XMLHttpRequest, because fetch does not tell how much of a body was sent.
 */
export function sendReportFile(options: {
  orderId: string
  file: File
  /** The file that it is a better copy of. */
  replaces?: string
  onProgress: (percent: number) => void
}): Promise<string> {
  const form = new FormData()
  form.append('files', options.file)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const { orderId, replaces } = options
    const query = new URLSearchParams({ order: orderId, ...(replaces ? { replaces } : {}) })
    request.open('POST', `/api/uploads/report?${query}`)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress((event.loaded / event.total) * 100)
    }
    request.onload = () => resolve(codeOf(request.responseText))
    request.onerror = () => resolve('LOST')
    request.ontimeout = () => resolve('LOST')
    request.send(form)
  })
}

/** The code in the server's answer; `LOST` for an answer that is not ours. */
export function codeOf(text: string): string {
  try {
    return answerSchema.parse(JSON.parse(text))
  } catch {
    // Not our answer: a proxy's page, or the server went away halfway.
    return 'LOST'
  }
}
