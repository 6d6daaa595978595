import mammoth from 'mammoth'
import type { Archive } from './archive.ts'
import { Refusal } from './protocol.ts'

/**
 * What stands around words of a paragraph and is left out by the reader with all that is in it: a field that a template
 * was filled in with, such as the patient's name, and a change of direction.
 */
const AROUND_WORDS = /<\/?w:(?:fldSimple|bdo|dir)(?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g

/** What the reader takes beside a path and a buffer, and its own types leave out. */
type Input = { file: { exists(name: string): boolean; read(name: string): Promise<string> } }

/** The text of a Word file that was weighed, a line for each paragraph. */
export async function bodyText(archive: Archive): Promise<string> {
  const names = new Set(archive.names())
  const input: Input = {
    file: {
      exists: (name) => names.has(name),
      // It asks for parts in XML alone, which are in UTF-8.
      read: async (name) => archive.read(name).toString('utf8').replace(AROUND_WORDS, ''),
    },
  }
  const { value } = await mammoth.extractRawText(input as unknown as { buffer: Buffer }).catch(() => {
    throw new Refusal('UNREADABLE')
  })
  return value
}
