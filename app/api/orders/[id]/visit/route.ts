import { serveOwnFile } from '@/app/api/_bytes/own-file'
import { currentActor } from '@/lib/auth/current-actor'
import { visitCalendar } from '@/lib/deliveries/visit-calendar'
import { messagesFor } from '@/lib/shared/messages/messages'

/** The visit that the patient entered, for their calendar. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return serveOwnFile(await currentActor(), request, context, async ({ mine, locale }, { orderId, now }) => {
    if (!mine.visit) return null
    const note = messagesFor(locale).takeAway.page.calendarNote
    const file = visitCalendar(mine.visit, { orderId, note, stamp: now })
    return { bytes: Buffer.from(file), mediaType: 'text/calendar', fileName: 'my-visit.ics' }
  })
}
