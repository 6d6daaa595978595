import { CircleCheck, Clock, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { common } from '@/lib/shared/messages/en/common'
import { classNames } from './class-names'

export type NoticeTone = 'info' | 'soon' | 'danger' | 'success'

const LOOKS = {
  info: { icon: Info, box: 'border-action bg-action-tint', mark: 'text-action' },
  soon: { icon: Clock, box: 'border-soon-line bg-soon-tint', mark: 'text-soon' },
  danger: { icon: TriangleAlert, box: 'border-danger-line bg-danger-tint', mark: 'text-danger' },
  success: { icon: CircleCheck, box: 'border-success-line bg-success-tint', mark: 'text-success' },
} as const

type NoticeProps = {
  tone?: NoticeTone
  /** Leave it out and the tone's own word leads: 'Please note', 'Soon', 'Important', 'Done'. */
  title?: ReactNode
  children?: ReactNode
  /** Reads itself aloud when it appears after something the reader did. */
  isLive?: boolean
  className?: string
}

/** Something to know before going on. Icon and word carry the tone together with the colour. */
export function Notice({ tone = 'info', title, children, isLive = false, className }: NoticeProps) {
  const { icon: Icon, box, mark } = LOOKS[tone]
  return (
    <div
      {...(isLive && { role: tone === 'danger' ? 'alert' : 'status' })}
      className={classNames('flex gap-3 rounded-card border-s-[6px] px-4 py-3.5', box, className)}
    >
      <Icon aria-hidden className={classNames('mt-0.5 size-6 shrink-0', mark)} />
      <div className="min-w-0 max-w-measure">
        <p className={classNames('font-semibold', mark)}>{title ?? common.noticeWords[tone]}</p>
        {children && <div className="mt-0.5 [&>*+*]:mt-2">{children}</div>}
      </div>
    </div>
  )
}
