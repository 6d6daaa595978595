import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/** A page whose console errors and policy violations fail the test, with every address it went to. */
export const test = base.extend<{ visited: string[] }>({
  visited: [
    async ({ context }, use) => {
      const visited: string[] = []
      const problems: string[] = []
      context.on('request', (request) => visited.push(request.url()))
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${message.page()?.url()}: ${message.text()}`)
      })
      context.on('weberror', (error) => problems.push(String(error.error())))
      await use(visited)
      expect(problems, 'errors in the browser console').toEqual([])
    },
    { auto: true },
  ],
})

/** No accessibility problem that axe can see, on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(' ')}`,
  )
  expect(found, `axe on ${page.url()}`).toEqual([])
}

export { expect }
