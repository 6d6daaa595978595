'use client'

import { useEffect, useState } from 'react'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { Scene } from '@/lib/videos/script-schema'
import { sceneKey } from '../../_components/script/scene-choices'
import { litDrawing } from './lit-drawing'
import { PagePictures, type PagePlace } from './page-pictures'
import type { Picture } from './use-stage'

type Loaded = { key: string; picture: Picture | null; isFailed: boolean }

const NOTHING = { picture: null, isFailed: false }

type Input = {
  orderId: string
  pages: readonly ReportPageDto[]
  /** All that are shown: their pages are loaded before their sections begin. */
  scenes: readonly (Scene | null)[]
  scene: Scene | null
}

/** The picture of a scene, once it is here; none for a scene without one, and while it loads. */
export function usePicture({ orderId, pages, scenes, scene }: Input): Omit<Loaded, 'key'> {
  const key = sceneKey(scene)
  const [loaded, setLoaded] = useState<Loaded>({ key: '', ...NOTHING })
  const [pictures] = useState(() => new PagePictures(loadPicture))
  useEffect(() => {
    for (const each of scenes) {
      const place = placeOf(orderId, pageOf(each, pages))
      // Without it, its section says so, once it is there.
      if (place) pictures.get(place).catch(() => undefined)
    }
  }, [orderId, pages, scenes, pictures])
  const place = placeOf(orderId, pageOf(scene, pages))
  const [pageAddress, turn] = place ? [place.address, place.turn] : [null, 0 as const]
  const [drawing, lit] = scene?.kind === 'illustration' ? [scene.name, scene.parts.join()] : [null, '']
  useEffect(() => {
    let isWanted = true
    const show = (found: Omit<Loaded, 'key'>) => {
      if (isWanted) setLoaded({ key, ...found })
    }
    const parts = lit.split(',').filter(Boolean)
    const drawn = drawing === null ? null : litDrawing(drawing, parts)
    const picture = drawn
      ? loadPicture({ address: drawn.address, turn: 0 }).then((found) => ({ ...found, paper: drawn.paper }))
      : pageAddress && pictures.get({ address: pageAddress, turn })
    if (!picture) show({ picture: null, isFailed: NEEDS_PICTURE.some((kind) => key.startsWith(kind)) })
    else
      picture.then(
        (found) => show({ picture: found, isFailed: false }),
        () => show({ picture: null, isFailed: true }),
      )
    return () => {
      isWanted = false
    }
  }, [key, pageAddress, turn, drawing, lit, pictures])
  const here = place && pictures.ready(place)
  if (here) return { picture: here, isFailed: false }
  return loaded.key === key ? loaded : NOTHING
}

function placeOf(orderId: string, page: ReportPageDto | undefined): PagePlace | null {
  return page ? { address: `/api/orders/${orderId}/pages/${page.id}`, turn: page.turn } : null
}

/** Of these a picture is expected: without one, something is wrong. */
const NEEDS_PICTURE = ['page:', 'picture:', 'illustration:']

async function loadPicture({ address, turn }: PagePlace): Promise<Picture> {
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
