import type { Prisma } from '@/lib/platform/db'

const oldestFirst = { orderBy: { at: 'asc' } } as const

/** The columns of an order that a copy of its patient's data holds. */
export const EXPORTED_ORDER = {
  id: true,
  number: true,
  status: true,
  firstName: true,
  email: true,
  typedEmail: true,
  phone: true,
  hasNoPhone: true,
  place: true,
  timeZone: true,
  orderedFor: true,
  tellHow: true,
  questions: true,
  pastedText: true,
  leadArticle: true,
  createdAt: true,
  paidAt: true,
  dueAt: true,
  deliveredAt: true,
  closedAt: true,
  retainUntil: true,
  closeReason: true,
  events: { ...oldestFirst, select: { command: true, toStatus: true, at: true } },
  consents: { ...oldestFirst, select: { kind: true, version: true, at: true } },
  payments: {
    orderBy: { createdAt: 'asc' },
    select: {
      status: true,
      amountMinor: true,
      currency: true,
      termsVersion: true,
      receiptUrl: true,
      createdAt: true,
      entries: { ...oldestFirst, select: { kind: true, amountMinor: true, currency: true, at: true } },
    },
  },
  messages: { ...oldestFirst, select: { id: true, author: true, body: true, at: true } },
  followUps: {
    orderBy: { position: 'asc' },
    select: { id: true, question: true, askedAt: true, answer: true, answeredAt: true },
  },
  takeAway: { select: { body: true } },
  urgentFlags: {
    orderBy: { raisedAt: 'asc' },
    select: {
      id: true,
      level: true,
      note: true,
      raisedAt: true,
      closedAt: true,
      outcome: true,
      calls: { ...oldestFirst, select: { id: true, called: true, outcome: true, note: true, at: true } },
    },
  },
  // What the scanner found a virus in is handed to nobody.
  files: {
    where: { state: 'stored', removedAt: null, scan: { not: 'infected' } },
    orderBy: { position: 'asc' },
    select: { id: true, fileName: true, storageKeys: true, sha256: true },
  },
  deliveries: {
    orderBy: { deliveredAt: 'asc' },
    select: {
      deliveredAt: true,
      withdrawnAt: true,
      firstWatchedAt: true,
      video: {
        select: {
          storageKey: true,
          mediaType: true,
          sha256: true,
          assets: {
            where: { kind: { in: ['captions', 'download'] } },
            select: { kind: true, storageKey: true, mediaType: true, sha256: true },
          },
        },
      },
      plainReport: { select: { id: true, body: true } },
      answers: { ...oldestFirst, select: { id: true, kind: true, value: true, text: true, at: true } },
      shares: {
        orderBy: { createdAt: 'asc' },
        select: {
          id: true,
          body: true,
          showsReport: true,
          createdAt: true,
          expiresAt: true,
          revokedAt: true,
          visits: { orderBy: { openedAt: 'asc' }, select: { openedAt: true, watchedAt: true } },
        },
      },
    },
  },
} as const satisfies Prisma.OrderSelect

export type ExportedRow = Prisma.OrderGetPayload<{ select: typeof EXPORTED_ORDER }>
