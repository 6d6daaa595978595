import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ELSEWHERE, listPlaces } from '@/lib/shared/places'
import { StartForm } from './_components/start-form'
import { StepFrame } from './_components/step-frame'
import { startAction } from './actions'
import { currentDraft } from './current-draft'

/** Step 1: before you start. */
export default async function StartPage({ searchParams }: { searchParams: Promise<{ gone?: string }> }) {
  const { order } = messagesFor('en')
  const [{ gone }, current] = await Promise.all([searchParams, currentDraft()])
  const { states, countries } = listPlaces()
  const toOption = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name })
  return (
    <StepFrame
      step="start"
      heading={order.start.heading}
      {...(current ? { kept: { until: current.draft.keptUntil, timeZone: current.draft.timeZone } } : {})}
    >
      {gone && !current && (
        <Notice tone="info" title={order.gone.heading}>
          <p>{order.gone.body}</p>
        </Notice>
      )}
      <Notice tone="danger" title={order.start.emergencyTitle}>
        <p>{order.start.emergencyIntro}</p>
        <ul className="mt-2 list-disc ps-6">
          {order.start.emergencySigns.map((sign) => (
            <li key={sign}>{sign}</li>
          ))}
        </ul>
      </Notice>
      <StartForm
        action={startAction}
        places={[
          { label: 'United States', options: states.map(toOption) },
          {
            label: 'Other countries',
            options: [...countries.map(toOption), { value: ELSEWHERE, label: order.start.placeOther }],
          },
        ]}
        orderedFor={current?.draft.orderedFor ?? undefined}
        place={current?.draft.place ?? undefined}
      />
      <Details summary={order.report.howTitle} look="line">
        <ul className="list-disc space-y-2 ps-6">
          {order.report.how.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      </Details>
    </StepFrame>
  )
}
