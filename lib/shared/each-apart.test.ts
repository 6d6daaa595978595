import { expect, it } from 'vitest'
import { eachApart } from './each-apart'

it('goes on after a failure and throws it at the end', async () => {
  const done: number[] = []
  const work = async (item: number) => {
    if (item % 2 === 0) throw new Error(`item ${item}`)
    done.push(item)
  }
  await expect(eachApart([1, 2, 3], work)).rejects.toThrow('item 2')
  expect(done).toEqual([1, 3])
  await expect(eachApart([2, 4, 5], work)).rejects.toThrow('2 of 3 failed')
  await expect(eachApart([], work)).resolves.toBeUndefined()
})
