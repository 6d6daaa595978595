import { PDFiumLibrary } from '@hyzyla/pdfium'

/** Whether an error of pdfium's says that a document needs a password, or another one. */
export function asksForPassword(error: unknown): boolean {
  return error instanceof Error && /password/i.test(error.message)
}

/** Whether a PDF does not open with this password, and would with another. */
export async function isLocked(input: Uint8Array, password: string): Promise<boolean> {
  const library = await PDFiumLibrary.init()
  try {
    await library.loadDocument(input, password)
    return false
  } catch (error) {
    return asksForPassword(error)
  }
}
