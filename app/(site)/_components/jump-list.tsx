type JumpListProps = { label: string; places: readonly { id: string; title: string }[] }

/** The parts of a long page, to go to at once. */
export function JumpList({ label, places }: JumpListProps) {
  return (
    <nav aria-label={label} className="mt-6 print:hidden">
      <ul className="flex flex-wrap gap-3">
        {places.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex min-h-12 items-center rounded-full border-2 border-line-strong bg-surface px-5 font-semibold text-ink no-underline hover:border-action hover:text-action"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
