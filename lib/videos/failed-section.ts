import { readScript } from './script-queries'
import type { FailedSection } from './workspace-dto'

type Failure = { scriptId: string | null; failedSectionId: string | null }

/** The recorded section that a video failed for, as its script names it; null when it was not one section alone. */
export async function readFailedSection({
  scriptId,
  failedSectionId,
}: Failure): Promise<FailedSection | null> {
  if (failedSectionId === null || scriptId === null) return null
  const sections = (await readScript(scriptId))?.sections ?? []
  const index = sections.findIndex(({ id }) => id === failedSectionId)
  const section = sections[index]
  return section ? { number: index + 1, title: section.title } : null
}
