import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import {
  holdsDraft,
  mayCorrectAddress,
  mayOpenReportFile,
  maySeeOrder,
  mayWatchVideo,
  ownsOrder,
  type PolicyOrder,
} from './order-policy'

const mine: PolicyOrder = { id: 'order-1', userId: 'ada' }
const draft: PolicyOrder = { id: 'order-2', userId: null }

const actors = {
  owner: { kind: 'patient', userId: 'ada' },
  stranger: { kind: 'patient', userId: 'eve' },
  strangerWithItsDraftCookie: { kind: 'patient', userId: 'eve', draftOrderId: 'order-1' },
  cookieOfOrder1: { kind: 'draft', orderId: 'order-1' },
  cookieOfOrder2: { kind: 'draft', orderId: 'order-2' },
  patientWithCookieOfOrder2: { kind: 'patient', userId: 'eve', draftOrderId: 'order-2' },
  staff: { kind: 'staff', userId: 'rad' },
  admin: { kind: 'admin', userId: 'own' },
  // The same id in another role is another person.
  staffNamedLikeTheOwner: { kind: 'staff', userId: 'ada' },
  anonymous: { kind: 'anonymous' },
  system: { kind: 'system' },
} satisfies Record<string, Actor>

type Name = keyof typeof actors
const names = Object.keys(actors) as Name[]
const team: Name[] = ['staff', 'admin', 'staffNamedLikeTheOwner']

const table: { rule: string; may: (actor: Actor) => boolean; allowed: Name[] }[] = [
  { rule: 'own a placed order', may: (actor) => ownsOrder(actor, mine), allowed: ['owner'] },
  { rule: 'see a placed order', may: (actor) => maySeeOrder(actor, mine), allowed: ['owner', ...team] },
  { rule: 'see a draft', may: (actor) => maySeeOrder(actor, draft), allowed: team },
  { rule: 'hold a placed order as a draft', may: (actor) => holdsDraft(actor, mine), allowed: [] },
  {
    rule: 'hold a draft',
    may: (actor) => holdsDraft(actor, draft),
    allowed: ['cookieOfOrder2', 'patientWithCookieOfOrder2'],
  },
  {
    rule: 'open files of a placed order',
    may: (actor) => mayOpenReportFile(actor, mine),
    allowed: ['owner', ...team],
  },
  {
    rule: 'open files of a draft',
    may: (actor) => mayOpenReportFile(actor, draft),
    allowed: ['cookieOfOrder2', 'patientWithCookieOfOrder2', ...team],
  },
  {
    rule: 'watch a delivered video',
    may: (actor) => mayWatchVideo(actor, mine, true),
    allowed: ['owner', ...team],
  },
  { rule: 'watch before delivery', may: (actor) => mayWatchVideo(actor, mine, false), allowed: team },
  {
    rule: 'correct the address before a sign-in elsewhere',
    may: (actor) => mayCorrectAddress(actor, { ...mine, status: 'received' }, false),
    allowed: ['owner'],
  },
  {
    rule: 'correct the address after a sign-in elsewhere',
    may: (actor) => mayCorrectAddress(actor, { ...mine, status: 'received' }, true),
    allowed: [],
  },
  ...(['draft', 'awaiting_payment', 'canceled', 'expired'] as const).map((status) => ({
    rule: `correct the address of an order that is ${status}`,
    may: (actor: Actor) => mayCorrectAddress(actor, { ...mine, status }, false),
    allowed: [],
  })),
  {
    rule: 'correct the address of a delivered order',
    may: (actor) => mayCorrectAddress(actor, { ...mine, status: 'delivered' }, false),
    allowed: ['owner'],
  },
]

describe.each(table)('who may $rule', ({ may, allowed }) => {
  it.each(names)('%s', (name) => {
    expect(may(actors[name])).toBe(allowed.includes(name))
  })
})
