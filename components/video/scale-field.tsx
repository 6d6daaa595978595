type Props = {
  name: string
  legend: string
  ends: { low: string; high: string }
  /** What was chosen before. */
  defaultValue?: string | undefined
}

/** One to five; nothing chosen means left out. */
export function ScaleField({ name, legend, ends, defaultValue }: Props) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <div className="mt-2 grid max-w-[19rem] grid-cols-5 gap-2">
        {[1, 2, 3, 4, 5].map((value) => (
          <label
            key={value}
            className="grid min-h-14 cursor-pointer place-content-center rounded-field border-2 border-line-strong bg-surface font-bold has-checked:border-action has-checked:bg-action has-checked:text-on-action has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-3"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={defaultValue === String(value)}
              className="sr-only"
            />
            {value}
          </label>
        ))}
      </div>
      <p className="mt-1 flex max-w-[19rem] justify-between text-ink-soft text-sm">
        <span>1: {ends.low}</span>
        <span>5: {ends.high}</span>
      </p>
    </fieldset>
  )
}
