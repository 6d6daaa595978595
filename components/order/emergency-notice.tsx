import { Notice } from '@/components/ui/notice'
import { messagesFor } from '@/lib/shared/messages/messages'

/** Where help is, for somebody whose own words tell of signs of an emergency. */
export function EmergencyNotice({ locale, goOn }: { locale: string; goOn?: string }) {
  const { alarm } = messagesFor(locale).common
  return (
    <Notice tone="danger" title={alarm.title} isLive>
      <p>{alarm.text}</p>
      <p>{alarm.crisis}</p>
      {goOn && <p>{goOn}</p>}
    </Notice>
  )
}
