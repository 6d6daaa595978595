'use client'

import { useEffect, useState } from 'react'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { Scene } from '@/lib/videos/script-schema'
import { sceneKey } from '../../_components/script/scene-choices'
import { litDrawing } from './lit-drawing'
import type { Picture } from './use-stage'

type Loaded = { key: string; picture: Picture | null; isFailed: boolean }

const NOTHING = { picture: null, isFailed: false }

/** The picture of a scene, once it is here; none for a scene without one, and while it loads. */
export function usePicture(
  orderId: string,
  scene: Scene | null,
  pages: readonly ReportPageDto[],
): Omit<Loaded, 'key'> {
  const key = sceneKey(scene)
  const [loaded, setLoaded] = useState<Loaded>({ key: '', ...NOTHING })
  const page = pageOf(scene, pages)
  const turn = page?.turn ?? 0
  const pageAddress = page ? `/api/orders/${orderId}/pages/${page.id}` : null
  const [drawing, lit] = scene?.kind === 'illustration' ? [scene.name, scene.parts.join()] : [null, '']
  useEffect(() => {
    let isWanted = true
    const show = (found: Omit<Loaded, 'key'>) => {
      if (isWanted) setLoaded({ key, ...found })
    }
    const parts = lit.split(',').filter(Boolean)
    const drawn = drawing === null ? null : litDrawing(drawing, parts)
    const address = drawing === null ? pageAddress : drawn?.address
    if (!address) show({ picture: null, isFailed: NEEDS_PICTURE.some((kind) => key.startsWith(kind)) })
    else
      loadPicture(address, turn).then(
        (picture) => show({ picture: { ...picture, paper: drawn?.paper }, isFailed: false }),
        () => show({ picture: null, isFailed: true }),
      )
    return () => {
      isWanted = false
    }
  }, [key, pageAddress, turn, drawing, lit])
  return loaded.key === key ? loaded : NOTHING
}

/** Of these a picture is expected: without one, something is wrong. */
const NEEDS_PICTURE = ['page:', 'picture:', 'illustration:']

async function loadPicture(address: string, turn: ReportPageDto['turn']): Promise<Picture> {
  const image = new Image()
  image.src = address
  await image.decode()
  if (turn !== 0) return turnedPicture(image, turn)
  return { image, width: image.naturalWidth || 800, height: image.naturalHeight || 600 }
}

function turnedPicture(image: HTMLImageElement, turn: 90 | 180 | 270): Picture {
  const { naturalWidth, naturalHeight } = image
  const canvas = document.createElement('canvas')
  const isSideways = turn !== 180
  canvas.width = isSideways ? naturalHeight : naturalWidth
  canvas.height = isSideways ? naturalWidth : naturalHeight
  const ctx = canvas.getContext('2d')
  ctx?.translate(canvas.width / 2, canvas.height / 2)
  ctx?.rotate((turn * Math.PI) / 180)
  ctx?.drawImage(image, -naturalWidth / 2, -naturalHeight / 2)
  return { image: canvas, width: canvas.width, height: canvas.height }
}

function pageOf(scene: Scene | null, pages: readonly ReportPageDto[]): ReportPageDto | undefined {
  if (scene?.kind !== 'page' && scene?.kind !== 'picture') return undefined
  const { reportFileId } = scene
  const pageNumber = scene.kind === 'page' ? scene.pageNumber : 1
  return pages.find((page) => page.fileId === reportFileId && page.pageNumber === pageNumber)
}
