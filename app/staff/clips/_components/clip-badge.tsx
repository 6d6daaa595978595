import { Badge } from '@/components/ui/badge'
import type { ClipStage } from '@/lib/videos/clip-schema'

const STAGES = {
  uploading: { text: 'Needs its file', tone: 'soon' },
  processing: { text: 'Being made', tone: 'neutral' },
  failed: { text: 'Could not be made', tone: 'danger' },
  ready: { text: 'To be approved', tone: 'soon' },
  approved: { text: 'In use', tone: 'success' },
  withdrawn: { text: 'Withdrawn', tone: 'danger' },
} as const satisfies Record<ClipStage, { text: string; tone: string }>

/** Where a clip is on its way. */
export function ClipBadge({ stage }: { stage: ClipStage }) {
  const { text, tone } = STAGES[stage]
  return <Badge tone={tone}>{text}</Badge>
}
