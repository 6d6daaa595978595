type Props = {
  id?: string
  src: string
  /** Address of its captions, when it has some. */
  captions?: string | undefined
  label: string
  width: number | null
  height: number | null
}

/** The browser's own player: it seeks by ranges, and works with the keyboard and without our script. */
export function OrderVideo({ id, src, captions, label, width, height }: Props) {
  const aspectRatio = width && height ? `${width} / ${height}` : '16 / 9'
  return (
    <video
      {...(id && { id })}
      src={src}
      controls
      playsInline
      preload="metadata"
      aria-label={label}
      style={{ aspectRatio }}
      className="max-h-[75dvh] w-full rounded-card bg-sunk"
    >
      {captions && <track kind="captions" src={captions} srcLang="en" label="English" default />}
    </video>
  )
}
