/** What the form of an invitation shows: the name that was typed and what is wrong. */
export type InviteState = { displayName: string; problem: 'BAD_NAME' | 'EXPIRED' | 'TOO_MANY' | null }
