import type { JobName, JobPayload } from './definitions'
import { captionVideoJob } from './handlers/caption-video'
import { cutShareVideo, giveUpShareCutJob } from './handlers/cut-share-video'
import { alarmOfErasure, eraseAccountJob } from './handlers/erase-account'
import { executeRefundRequest } from './handlers/execute-refund-request'
import { expirePaymentSession } from './handlers/expire-payment-session'
import { exportAccount, giveUpExportJob } from './handlers/export-account'
import { forgetVisitors } from './handlers/forget-visitors'
import { giveUpMail } from './handlers/give-up-mail'
import { giveUpVideoJob } from './handlers/give-up-video'
import { hideReportParts } from './handlers/hide-report-parts'
import { giveUpClipJob, processClipJob } from './handlers/process-clip'
import { giveUpReport, processReport } from './handlers/process-report'
import { processVideoJob } from './handlers/process-video'
import { reconcilePayments } from './handlers/reconcile-payments'
import { retimeVideoJob } from './handlers/retime-video'
import { rewrapData } from './handlers/rewrap-data'
import { scanReportFile } from './handlers/scan-report-file'
import { sendMail } from './handlers/send-mail'
import { sweepStorage } from './handlers/sweep-storage'
import { watchOrders } from './handlers/watch-orders'

import type { JobContext } from './job-context'

type Handlers = { [Name in JobName]: (payload: JobPayload<Name>, context: JobContext) => Promise<void> }

/** What runs each job. A handler re-reads the state first and does nothing when its work is done (law 2). */
export const HANDLERS = {
  'mail.give_up': giveUpMail,
  'mail.send': sendMail,
  'refund.execute': executeRefundRequest,
  'payment.expire_session': expirePaymentSession,
  'payments.reconcile': reconcilePayments,
  'orders.watch': watchOrders,
  'report.scan': scanReportFile,
  'video.give_up': giveUpVideoJob,
  'video.process': processVideoJob,
  'report.give_up': giveUpReport,
  'report.process': processReport,
  'clip.give_up': giveUpClipJob,
  'clip.process': processClipJob,
  'video.caption': captionVideoJob,
  'video.retime': retimeVideoJob,
  'report.hide': hideReportParts,
  'share.cut_give_up': giveUpShareCutJob,
  'share.cut': cutShareVideo,
  'account.export_give_up': giveUpExportJob,
  'account.export': exportAccount,
  'account.erase_alarm': alarmOfErasure,
  'account.erase': eraseAccountJob,
  'storage.sweep': sweepStorage,
  'data.rewrap': rewrapData,
  'articles.forget': forgetVisitors,
} satisfies Handlers
