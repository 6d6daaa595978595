import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { MAX_SEAL_REASON_CHARS, MIN_SEAL_REASON_CHARS } from '@/lib/reports/hidden-part-schema'
import type { SealedOpeningDto } from '@/lib/reports/open-sealed-file'
import type { WorkFile } from '@/lib/videos/workspace-dto'

type SealedProps = {
  orderId: string
  files: readonly WorkFile[]
  isAdmin: boolean
  openings: readonly SealedOpeningDto[]
  timeZone: string
}

/** Files of which the patient hid parts: said to all staff; an admin can open one who writes why. */
export function SealedOriginals({ orderId, files, isAdmin, openings, timeZone }: SealedProps) {
  const sealed = files.filter(({ isSealed }) => isSealed)
  if (sealed.length === 0) return null
  return (
    <Notice title="The patient has hidden parts of the report">
      <p>
        They are black on the pages and [hidden] in the text. The original is sealed.
        {isAdmin ? '' : ' If something you need is hidden, ask the patient, or an admin.'}
      </p>
      {isAdmin &&
        sealed.map((file, index) => (
          <Details key={file.id} summary={`Open the original of ${file.fileName || `file ${index + 1}`}`}>
            <form
              method="post"
              action={`/api/staff/orders/${orderId}/files/${file.id}/sealed`}
              className="grid gap-3"
            >
              <TextArea
                id={`reason-${file.id}`}
                name="reason"
                label="Why must you see it?"
                hint="Kept with the order. The patient sees that their report was opened."
                rows={2}
                minLength={MIN_SEAL_REASON_CHARS}
                maxLength={MAX_SEAL_REASON_CHARS}
                required
              />
              <Button type="submit" variant="danger" size="sm">
                Download the original
              </Button>
            </form>
          </Details>
        ))}
      {openings.length > 0 && (
        <ul className="grid gap-2">
          {openings.map(({ id, adminName, reason, at }) => (
            <li key={id} className="text-sm">
              Opened by {adminName}, <LocalTime date={at} timeZone={timeZone} isBare />: “{reason}”
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
