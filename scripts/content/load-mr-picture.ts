import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FrontMatter, MrPicture } from '../../lib/articles/article-schema.ts'
import { checkPicture } from './check-picture.ts'
import type { Problem } from './problems.ts'

const FOLDER = 'content/pictures'

/** `name` carries the hash of the bytes, so that another picture has another address. */
export type PictureFile = { name: string; bytes: Buffer }

type Loaded = { picture: MrPicture | null; file: PictureFile | null; problems: Omit<Problem, 'file'>[] }

/** Reads and checks the MR picture that an article names; nothing when it names none. */
export async function loadMrPicture(root: string, named: FrontMatter['mrPicture']): Promise<Loaded> {
  if (!named) return { picture: null, file: null, problems: [] }
  const bytes = await readFile(path.join(root, FOLDER, named.file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const complain = (reasons: string[]) => reasons.map((reason) => ({ field: 'mrPicture.file', reason }))
  if (!bytes) {
    return { picture: null, file: null, problems: complain([`there is no ${FOLDER}/${named.file}`]) }
  }
  const { width, height, problems } = checkPicture(bytes)
  const { name: stem, ext } = path.parse(named.file)
  const name = `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}${ext}`
  const { description, caption } = named
  return {
    picture: { src: `/pictures/${name}`, width, height, description, caption },
    file: { name, bytes },
    problems: complain(problems),
  }
}
