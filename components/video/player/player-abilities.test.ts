import { expect, it } from 'vitest'
import { playerAbilities } from './player-abilities'

const video = {} as HTMLVideoElement

it('offers only the windows that the browser has', () => {
  const desktop = { fullscreenEnabled: true, pictureInPictureEnabled: true }
  expect(playerAbilities(desktop, video)).toEqual({ fullscreen: true, pictureInPicture: true })
  expect(playerAbilities({ fullscreenEnabled: true }, video)).toEqual({
    fullscreen: true,
    pictureInPicture: false,
  })
  expect(playerAbilities({ fullscreenEnabled: false, pictureInPictureEnabled: false }, null)).toEqual({
    fullscreen: false,
    pictureInPicture: false,
  })
})

it('offers the whole screen where only the video itself can fill it, as on an iPhone', () => {
  const phone = Object.assign({} as HTMLVideoElement, { webkitEnterFullscreen: () => undefined })
  expect(playerAbilities({}, phone).fullscreen).toBe(true)
})
