import type { ReactNode } from 'react'

/** What every mail knows of its reader and of us. */
export type MailBasics = { locale: string; supportEmail: string; supportPhone: string }

/** A mail about an order to the patient: the number is all that it may say about the order. */
export type OrderMailFacts = MailBasics & { orderNumber: string; orderUrl: string; timeZone: string }

/** A mail to a patient whose answer we wait for; without it the order is closed at `closesAt`. */
export type WaitingMailFacts = OrderMailFacts & { closesAt: Date }

/** A mail about an order to a member of staff. */
export type StaffOrderMailFacts = MailBasics & { orderNumber: string; workUrl: string; timeZone: string }

/** One mail: its subject and its body, from the same facts. */
export type MailTemplate<Facts> = { subject(facts: Facts): string; Body(facts: Facts): ReactNode }
