'use client'

import { useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { useWidth } from './use-width'
import { useViewControls, ViewerToolbar } from './viewer-toolbar'

/** A photographed page. */
export function ImageViewer({ url, label }: { url: string; label: string }) {
  const controls = useViewControls()
  const pane = useRef<HTMLElement>(null)
  const width = useWidth(pane) * controls.zoom
  const [size, setSize] = useState<{ width: number; height: number }>()
  const [hasFailed, setHasFailed] = useState(false)
  const ratio = size ? size.height / size.width : 1
  const isSideways = controls.rotation % 180 !== 0
  const height = isSideways ? width / ratio : width * ratio

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ViewerToolbar controls={controls} />
      <section
        ref={pane}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-auto bg-sunk p-2"
      >
        {hasFailed ? (
          <Notice tone="soon" title="This picture can not be shown here">
            It did not load. Check your connection, then open it again, or download it.
          </Notice>
        ) : (
          <div className="relative mx-auto overflow-hidden" style={{ width, height }}>
            {/* biome-ignore lint/performance/noImgElement: a private picture is not resized by a shared cache */}
            <img
              src={url}
              alt={label}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setSize({ width: naturalWidth, height: naturalHeight })
              }
              onError={() => setHasFailed(true)}
              className="absolute top-1/2 left-1/2 max-w-none"
              style={{
                width: isSideways ? height : width,
                transform: `translate(-50%, -50%) rotate(${controls.rotation}deg)`,
              }}
            />
          </div>
        )}
      </section>
    </div>
  )
}
