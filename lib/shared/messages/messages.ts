import { accessibility } from './en/accessibility'
import { account } from './en/account'
import { articles } from './en/articles'
import { ask } from './en/ask'
import { common } from './en/common'
import { contact } from './en/contact'
import { experts } from './en/experts'
import { getYourReport } from './en/get-your-report'
import { healthDataPrivacy } from './en/health-data-privacy'
import { hideParts } from './en/hide-parts'
import { howItWorks } from './en/how-it-works'
import { legal } from './en/legal'
import { mail } from './en/mail'
import { myAccount } from './en/my-account'
import { order } from './en/order'
import { orderStatus } from './en/order-status'
import { price } from './en/price'
import { privacy } from './en/privacy'
import { professionals } from './en/professionals'
import { questions } from './en/questions'
import { reportFiles } from './en/report-files'
import { search } from './en/search'
import { share } from './en/share'
import { signIn } from './en/sign-in'
import { site } from './en/site'
import { takeAway } from './en/take-away'
import { terms } from './en/terms'
import { watch } from './en/watch'

/** Every string a patient reads, by area. Another language is another object of the same type. */
const EN = {
  accessibility,
  account,
  articles,
  ask,
  common,
  contact,
  healthDataPrivacy,
  hideParts,
  legal,
  mail,
  myAccount,
  order,
  orderStatus,
  privacy,
  reportFiles,
  share,
  search,
  signIn,
  site,
  experts,
  howItWorks,
  getYourReport,
  price,
  professionals,
  questions,
  takeAway,
  terms,
  watch,
}

export type Messages = typeof EN

/** The catalogue of a locale; English while there is no other. */
export function messagesFor(_locale: string): Messages {
  return EN
}
