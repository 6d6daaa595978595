import { fileOf } from '@/lib/deliveries/video-files'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { plainReportSchema } from '@/lib/videos/plain-report-schema'
import { EXPORTED_ORDER, type ExportedRow } from './export-columns'

/** A stored file that goes into a copy, with the name it gets there. */
export type ExportedFile = { path: string; storageKeys: string[]; sha256: string | null }

/** All that a copy holds of one order: facts in clear, and the files. */
export type ExportedOrder = ReturnType<typeof factsOf> & { folder: string; files: ExportedFile[] }

const ENDINGS: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
}

/** Reads one order for a copy of its patient's data; null when it was erased. */
export async function readOrderForExport(orderId: string): Promise<ExportedOrder | null> {
  const [row, cipher] = await Promise.all([
    db().order.findUnique({ where: { id: orderId }, select: EXPORTED_ORDER }),
    openOrderKey(db(), orderId),
  ])
  if (!row || !cipher) return null
  const folder = `orders/${row.number}`
  return { ...factsOf(row, cipher), folder, files: filesOf(row, folder, cipher) }
}

function factsOf(row: ExportedRow, cipher: OrderCipher) {
  const own = (column: string, text: string | null) =>
    cipher.decrypt({ table: 'Order', column, id: row.id }, text)
  const clear = (table: string, column: string, id: string, text: string | null) =>
    cipher.decrypt({ table, column, id }, text)
  const live = row.deliveries.find(({ withdrawnAt }) => withdrawnAt === null)
  return {
    number: row.number,
    status: row.status,
    about: {
      firstName: own('firstName', row.firstName),
      email: row.email,
      typedEmail: own('typedEmail', row.typedEmail),
      phone: own('phone', row.phone),
      hasNoPhone: row.hasNoPhone,
      place: row.place,
      timeZone: row.timeZone,
      orderedFor: row.orderedFor,
      tellHow: row.tellHow,
      questions: own('questions', row.questions),
      pastedReport: own('pastedText', row.pastedText),
      cameFromArticle: own('leadArticle', row.leadArticle),
    },
    times: {
      started: row.createdAt,
      paid: row.paidAt,
      due: row.dueAt,
      delivered: row.deliveredAt,
      closed: row.closedAt,
      keptUntil: row.retainUntil,
      closeReason: row.closeReason,
    },
    happenings: row.events,
    agreedTo: row.consents,
    payments: row.payments.map(({ entries, ...payment }) => ({ ...payment, moved: entries })),
    messages: row.messages.map(({ id, author, at, body }) => ({
      author,
      at,
      text: clear('OrderMessage', 'body', id, body),
    })),
    followUpQuestions: row.followUps.map(({ id, question, answer, ...times }) => ({
      ...times,
      question: clear('FollowUpQuestion', 'question', id, question),
      answer: clear('FollowUpQuestion', 'answer', id, answer),
    })),
    urgentNotes: row.urgentFlags.map(({ id, note, calls, ...flag }) => ({
      ...flag,
      note: clear('UrgentFlag', 'note', id, note),
      calls: calls.map((call) => ({
        called: call.called,
        outcome: call.outcome,
        at: call.at,
        note: clear('UrgentCall', 'note', call.id, call.note),
      })),
    })),
    forTheDoctor: JSON.parse(
      clear('TakeAway', 'body', row.id, row.takeAway?.body ?? null) ?? 'null',
    ) as unknown,
    deliveries: row.deliveries.map(({ deliveredAt, withdrawnAt, firstWatchedAt, shares, answers }) => ({
      deliveredAt,
      withdrawnAt,
      firstWatchedAt,
      said: answers.map(({ id, text, ...answer }) => ({
        ...answer,
        text: clear('UnderstandingAnswer', 'text', id, text),
      })),
      links: shares.map(({ id, body, ...share }) => ({
        ...share,
        typed: JSON.parse(clear('ShareLink', 'body', id, body) ?? 'null') as unknown,
      })),
    })),
    plainReport: live ? readPlainReport(clear, live.plainReport) : null,
  }
}

function readPlainReport(
  clear: (table: string, column: string, id: string, text: string) => string | null,
  { id, body }: { id: string; body: string },
) {
  const text = clear('PlainReport', 'body', id, body)
  return text === null ? null : plainReportSchema.parse(JSON.parse(text))
}

function filesOf(row: ExportedRow, folder: string, cipher: OrderCipher): ExportedFile[] {
  const reports = row.files.map((file, nth) => {
    const name = cipher.decrypt({ table: 'ReportFile', column: 'fileName', id: file.id }, file.fileName)
    return {
      path: `${folder}/report/${nth + 1}-${portableName(name ?? 'file')}`,
      storageKeys: file.storageKeys,
      sha256: file.sha256,
    }
  })
  const video = row.deliveries.find(({ withdrawnAt }) => withdrawnAt === null)?.video
  const whole = video && fileOf(video, 'download')
  if (!whole) return reports
  const captions = fileOf(video, 'captions')
  const exported = (path: string, { storageKey, sha256 }: { storageKey: string; sha256: string | null }) => ({
    path,
    storageKeys: [storageKey],
    sha256,
  })
  return [
    ...reports,
    exported(`${folder}/video.${ENDINGS[whole.mediaType] ?? 'mp4'}`, whole),
    ...(captions ? [exported(`${folder}/captions.vtt`, captions)] : []),
  ]
}

/** A name that every system can unpack: no path, no symbol that one of them reserves, not too long. */
export function portableName(name: string): string {
  const base = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(/\s+/g, ' ')
  const chars = [...clean]
  return chars.length <= 80 ? clean || 'file' : chars.slice(-80).join('')
}
