import { db } from '@/lib/platform/db'

/** The names that people go by, by their ids; who has none, or is gone, is left out. */
export async function displayNames(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const users = await db().user.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] }, displayName: { not: null } },
    select: { id: true, displayName: true },
  })
  return new Map(users.flatMap(({ id, displayName }) => (displayName === null ? [] : [[id, displayName]])))
}
