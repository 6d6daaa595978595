type Props = { src: string; label: string; width: number | null; height: number | null }

/** The browser's own player: it seeks by ranges, and works with the keyboard and without our script. */
export function OrderVideo({ src, label, width, height }: Props) {
  const aspectRatio = width && height ? `${width} / ${height}` : '16 / 9'
  return (
    // biome-ignore lint/a11y/useMediaCaption: the plain report beside it says the same in writing
    <video
      src={src}
      controls
      playsInline
      preload="metadata"
      aria-label={label}
      style={{ aspectRatio }}
      className="max-h-[75dvh] w-full rounded-card bg-sunk"
    />
  )
}
