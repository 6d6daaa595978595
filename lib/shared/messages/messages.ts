import { account } from './en/account'
import { common } from './en/common'
import { mail } from './en/mail'
import { orderStatus } from './en/order-status'

/** Every string a patient reads, by area. Another language is another object of the same type. */
const EN = { account, common, mail, orderStatus }

export type Messages = typeof EN

/** The catalogue of a locale; English while there is no other. */
export function messagesFor(_locale: string): Messages {
  return EN
}
