import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { SaveState } from '../../_components/draft-saver'
import { SaveStatus } from '../../_components/save-status'

type Props<Theirs> = {
  state: SaveState<Theirs>
  onKeepMine: (theirs: Theirs) => Promise<void>
  onRetry: () => void
}

/** Says when what was marked or placed here is not in the script; the recording itself goes on. */
export function SaveTrouble<Theirs>({ state, onKeepMine, onRetry }: Props<Theirs>) {
  if (state.step === 'failed') return <SaveStatus state={state} timeZone="UTC" onRetry={onRetry} />
  if (state.step !== 'conflict') return null
  const { theirs } = state
  return (
    <Notice tone="danger" title="Someone saved another script meanwhile" isLive>
      <p>
        You record the words on this page. What you marked here is set aside under Versions on the work
        screen.
      </p>
      <Button size="sm" onClick={() => void onKeepMine(theirs)}>
        Keep mine as the next version
      </Button>
    </Notice>
  )
}
