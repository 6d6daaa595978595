import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { launchProblems } from '@/lib/staff/launch-checks'
import { createProduct } from '@/tests/factories/order'
import { createStaff } from '@/tests/factories/user'

it('refuses a launch with drafts, examples, no price or no place, each by name', async () => {
  const isAbout = async (word: RegExp) =>
    (await launchProblems(new Date(), false)).some((problem) => word.test(problem))
  expect(await isAbout(/price/)).toBe(true)
  expect(await isAbout(/place/)).toBe(true)
  await createProduct()
  const example = await createStaff({ isExample: true })
  expect(await launchProblems(new Date(), false)).toEqual([expect.stringMatching(/example/)])
  await db().user.update({ where: { id: example.id }, data: { isExample: false } })
  expect(await launchProblems(new Date(), false)).toEqual([])
  expect(await launchProblems(new Date(), true)).toEqual([expect.stringMatching(/legal/)])
})
