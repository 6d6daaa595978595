import { expect, it } from 'vitest'
import { calmed, flattened, type Gray, specksOf } from './pixels'

/** Rows of strokes three pixels wide on paper, as writing gives them; `light` and `noise` as in a photo. */
function page({ light, noise }: { light: number; noise: number }): Gray {
  const [width, height] = [400, 300]
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return (seed >> 8) / 2 ** 23
  }
  const data = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    const isInk = y % 30 < 12 && x % 40 < 3
    const level = (isInk ? 40 : 240) * light + (random() + random() - 1) * noise
    return Math.max(0, Math.min(255, level))
  })
  return { data, width, height }
}

it('tells writing from the noise of a photo in the dark', async () => {
  const lit = await flattened(page({ light: 0.8, noise: 10 }))
  const night = page({ light: 0.2, noise: 60 })
  const dark = specksOf(await flattened(night))
  expect(specksOf(lit)).toBeLessThan(0.03)
  expect(dark).toBeGreaterThan(0.05)
  expect(specksOf(await flattened(await calmed(night)))).toBeLessThan(dark / 3)
})
