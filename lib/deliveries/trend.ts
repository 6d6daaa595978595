/** What fewer patients said is not told: one answer could be guessed back to its patient. */
export const FEWEST_PATIENTS = 5

/** Sums over some deliveries, as the database adds them up. Means are of patients who answered before and after. */
export type TrendSums = {
  delivered: number
  watched: number
  understoodPairs: number
  understoodBefore: number | null
  understoodAfter: number | null
  anxiousPairs: number
  anxiousBefore: number | null
  anxiousAfter: number | null
  /** Patients who answered a card. */
  cardPatients: number
  cards: number
  rightCards: number
}

/** Means from 1 to 5 of the same patients before and after. */
export type BeforeAfter = { before: number; after: number; patients: number }

export type Trend = {
  delivered: number
  /** From 0 to 1; each of these is null for too few patients. */
  watchedShare: number | null
  understood: BeforeAfter | null
  anxious: BeforeAfter | null
  cardsRight: { share: number; patients: number } | null
}

/** What may be told of some deliveries. */
export function trendOf(sums: TrendSums): Trend {
  const { delivered, watched, cardPatients, cards, rightCards } = sums
  const isTold = (patients: number) => patients >= FEWEST_PATIENTS
  return {
    delivered,
    watchedShare: isTold(delivered) ? watched / delivered : null,
    understood: pairOf(sums.understoodPairs, sums.understoodBefore, sums.understoodAfter),
    anxious: pairOf(sums.anxiousPairs, sums.anxiousBefore, sums.anxiousAfter),
    cardsRight:
      isTold(cardPatients) && cards > 0 ? { share: rightCards / cards, patients: cardPatients } : null,
  }
}

function pairOf(patients: number, before: number | null, after: number | null): BeforeAfter | null {
  if (patients < FEWEST_PATIENTS || before === null || after === null) return null
  return { before, after, patients }
}
