import { SubmitButton } from '@/components/ui/submit-button'
import { chooseWatching } from '@/lib/auth/choose-watching'

type Props = {
  isTextFirst: boolean
  words: { orderLabel: string; videoFirst: string; textFirst: string }
}

/** Some want to watch, some to read. It needs no script, and is remembered in this browser. */
export function FirstChoice({ isTextFirst, words }: Props) {
  return (
    <form action={chooseWatching} className="print:hidden">
      <fieldset className="flex flex-wrap items-center gap-3">
        <legend className="float-start">{words.orderLabel}</legend>
        <Choice value="video" isChosen={!isTextFirst} text={words.videoFirst} />
        <Choice value="text" isChosen={isTextFirst} text={words.textFirst} />
      </fieldset>
    </form>
  )
}

function Choice({ value, isChosen, text }: { value: string; isChosen: boolean; text: string }) {
  return (
    <SubmitButton
      name="first"
      value={value}
      size="sm"
      variant={isChosen ? 'primary' : 'secondary'}
      aria-pressed={isChosen}
    >
      {text}
    </SubmitButton>
  )
}
