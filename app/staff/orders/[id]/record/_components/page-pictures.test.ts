import { expect, it, vi } from 'vitest'
import { PagePictures, type PagePlace } from './page-pictures'
import type { Picture } from './use-stage'

// Nothing is drawn here.
const picture = { image: {}, width: 800, height: 600 } as unknown as Picture
const PAGE: PagePlace = { address: '/page-1', turn: 0 }

it('loads each page once, and has it at once from then on', async () => {
  const load = vi.fn<(place: PagePlace) => Promise<Picture>>(async () => picture)
  const pictures = new PagePictures(load)
  expect(pictures.ready(PAGE)).toBeUndefined()
  expect(await Promise.all([pictures.get(PAGE), pictures.get({ ...PAGE })])).toEqual([picture, picture])
  expect(pictures.ready(PAGE)).toBe(picture)
  await pictures.get(PAGE)
  expect(load).toHaveBeenCalledTimes(1)
  await pictures.get({ ...PAGE, turn: 90 })
  expect(load).toHaveBeenCalledTimes(2)
})

it('asks again for a page that could not be had', async () => {
  const load = vi.fn<(place: PagePlace) => Promise<Picture>>(async () => picture)
  load.mockRejectedValueOnce(new Error('no line'))
  const pictures = new PagePictures(load)
  await expect(pictures.get(PAGE)).rejects.toThrow('no line')
  expect(pictures.ready(PAGE)).toBeUndefined()
  expect(await pictures.get(PAGE)).toBe(picture)
})
