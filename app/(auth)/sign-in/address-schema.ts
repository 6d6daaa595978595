/** What the address form shows: what was typed, what may have been meant, what is wrong. */
export type AddressState = {
  email: string
  suggestion: string | null
  problem: 'BAD_ADDRESS' | 'TOO_MANY' | null
}
