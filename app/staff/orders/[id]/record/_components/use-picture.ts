'use client'

import { useEffect, useState } from 'react'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { Scene } from '@/lib/videos/script-schema'
import { sceneKey } from '../../_components/script/scene-choices'
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
  const address = addressOf(orderId, scene, page)
  useEffect(() => {
    let isWanted = true
    const show = (found: Omit<Loaded, 'key'>) => {
      if (isWanted) setLoaded({ key, ...found })
    }
    if (address === null)
      show({ picture: null, isFailed: NEEDS_PICTURE.some((kind) => key.startsWith(kind)) })
    else
      loadPicture(address, turn).then(
        (picture) => show({ picture, isFailed: false }),
        () => show({ picture: null, isFailed: true }),
      )
    return () => {
      isWanted = false
    }
  }, [key, address, turn])
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

function addressOf(orderId: string, scene: Scene | null, page: ReportPageDto | undefined): string | null {
  if (page) return `/api/orders/${orderId}/pages/${page.id}`
  return scene?.kind === 'illustration' ? drawingAddress(scene.name) : null
}

/** A drawing of the site, which the page holds hidden, as a picture of its own: with its colours written out. */
function drawingAddress(name: string): string | null {
  if (typeof document === 'undefined') return null
  const drawing = document.querySelector(`[data-drawing="${CSS.escape(name)}"] svg`)
  if (!drawing) return null
  const { width, height } = drawing.getBoundingClientRect()
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return null
  const [, , boxWidth = width, boxHeight = height] = (copy.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(boxWidth * 2))
  copy.setAttribute('height', String(boxHeight * 2))
  const colours = getComputedStyle(drawing)
  const markup = new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+)\)/g, (_, property: string) => colours.getPropertyValue(property).trim())
  return `data:image/svg+xml,${encodeURIComponent(markup)}`
}
