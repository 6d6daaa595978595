import { db } from '@/lib/platform/db'
import { LEGAL_TEXT_IS_DRAFT } from '@/lib/shared/legal-versions'

/**
 * What a real production must not start with: example people, draft legal text, nothing to sell, nowhere to serve.
 * Returns what is wrong, in words for the operator; empty when it may start. (A missing phone number is already
 * refused with the other variables.)
 */
export async function launchProblems(
  now: Date,
  isLegalTextDraft: boolean = LEGAL_TEXT_IS_DRAFT,
): Promise<string[]> {
  const [examples, prices, places] = await Promise.all([
    db().user.count({ where: { isExample: true, disabledAt: null } }),
    db().price.count({
      where: { validFrom: { lte: now }, OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
    }),
    db().staffPlace.count({
      where: { expiresAt: { gt: now }, user: { disabledAt: null, role: { in: ['staff', 'admin'] } } },
    }),
  ])
  return [
    ...(isLegalTextDraft
      ? ['The legal texts are drafts: have counsel approve them, then set LEGAL_TEXT_IS_DRAFT to false.']
      : []),
    ...(examples > 0 ? [`${examples} example people can sign in: disable or remove them.`] : []),
    ...(prices > 0 ? [] : ['Nothing has a price: add one (see docs/operations.md).']),
    ...(places > 0
      ? []
      : ['No place is served: give a member of staff a licensed place (see docs/operations.md).']),
  ]
}
