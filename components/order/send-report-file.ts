import { z } from 'zod'

const answerSchema = z.object({ results: z.array(z.object({ code: z.string() })).min(1) })

/**
 * Sends one file and reports its progress in percent. Gives the server's code (`STORED` when it is kept), or
 * `LOST` when no answer came. XMLHttpRequest, because fetch does not tell how much of a body was sent.
 */
export function sendReportFile(options: {
  orderId: string
  file: File
  onProgress: (percent: number) => void
}): Promise<string> {
  const form = new FormData()
  form.append('files', options.file)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/uploads/report?order=${options.orderId}`)
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

function codeOf(text: string): string {
  try {
    return answerSchema.parse(JSON.parse(text)).results[0]?.code ?? 'LOST'
  } catch {
    // Not our answer: a proxy's page, or the server went away halfway.
    return 'LOST'
  }
}
