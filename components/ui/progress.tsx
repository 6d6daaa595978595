type ProgressProps = {
  label: string
  /** 0 to `max`; leave it out while it is not known. */
  value?: number
  max?: number
  /** Shown at the right, for example `12 of 40 MB`. */
  valueText?: string
}

/** How far something has come. */
export function Progress({ label, value, max = 100, valueText }: ProgressProps) {
  return (
    <div>
      <div className="flex justify-between gap-4 text-sm">
        <span className="min-w-0 truncate">{label}</span>
        {valueText && <span className="shrink-0 tabular-nums">{valueText}</span>}
      </div>
      <progress aria-label={label} max={max} {...(value !== undefined && { value })} className={BAR}>
        {valueText}
      </progress>
    </div>
  )
}

const BAR =
  'mt-1 block h-2.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-line text-action indeterminate:animate-pulse [&:indeterminate::-webkit-progress-bar]:bg-action [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-action'
