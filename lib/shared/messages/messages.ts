import { account } from './en/account'
import { articles } from './en/articles'
import { common } from './en/common'
import { mail } from './en/mail'
import { order } from './en/order'
import { orderStatus } from './en/order-status'
import { signIn } from './en/sign-in'
import { site } from './en/site'

/** Every string a patient reads, by area. Another language is another object of the same type. */
const EN = { account, articles, common, mail, order, orderStatus, signIn, site }

export type Messages = typeof EN

/** The catalogue of a locale; English while there is no other. */
export function messagesFor(_locale: string): Messages {
  return EN
}
