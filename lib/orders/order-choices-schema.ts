/** The choices and limits of an order's forms: apart from the checks, for a browser needs no checker to show them. */
export const ORDERED_FOR = ['mine', 'my_child', 'adult_asked_me', 'adult_i_act_for'] as const
export type OrderedFor = (typeof ORDERED_FOR)[number]

export const TELL_HOW = ['main_point_first', 'in_order', 'with_someone'] as const
export type TellHow = (typeof TELL_HOW)[number]

export const MAX_QUESTIONS_CHARS = 4_000
export const MAX_PASTED_CHARS = 100_000
export const MAX_MESSAGE_CHARS = 4_000
