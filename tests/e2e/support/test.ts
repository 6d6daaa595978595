import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { STACK } from './stack-info'

type Visitors = {
  /** Opens a browser of one more person; its console errors and policy violations fail the test. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Page>
  /** Every address that any of them asked for. */
  visited: string[]
}

export const test = base.extend<Visitors>({
  // The runner reads a fixture's needs from its pattern, which may not be empty.
  visited: async ({ browserName: _ }, use) => {
    await use([])
  },
  newVisitor: async ({ browser, visited }, use) => {
    const problems: string[] = []
    const contexts: { close(): Promise<void> }[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      // Browsers report, but do not always print, what a policy refused to a script that went on without it.
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          reportError(new Error(`the policy ${violatedDirective} refused ${blockedURI}`)),
        )
      })
      context.on('request', (request) => visited.push(request.url()))
      context.on('console', (message) => {
        // The emulated payment page is not ours.
        const isOurs = message.page()?.url().startsWith(STACK.appUrl) ?? true
        // A line that a test cuts says this; what the network, a policy or the server refuses says something else.
        const isCut = /net::ERR_(?:FAILED|INTERNET_DISCONNECTED)$/.test(message.text())
        if (message.type() === 'error' && isOurs && !isCut)
          problems.push(`${message.page()?.url()}: ${message.text()}`)
      })
      context.on('weberror', (error) => problems.push(String(error.error())))
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    expect(problems, 'errors in the browser console').toEqual([])
  },
})

declare global {
  interface Window {
    /** In a page that `expectAccessible` has looked at. */
    axe: typeof axe
  }
}

/** No accessibility problem that axe can see, and nothing to scroll sideways for, on the page as it is now; `rules` looks for some only. */
export async function expectAccessible(page: Page, options: { rules?: string[] } = {}): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(violationsIn, options.rules)
  expect(found, `axe on ${page.url()}`).toEqual([])
  const beside = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(beside, `pixels of ${page.url()} beside the window`).toBeLessThanOrEqual(0)
}

/** Runs in the page. Only what is wrong is written down there: the rest takes as long again. */
async function violationsIn(rules: string[] | undefined): Promise<string[]> {
  const { violations } = await window.axe.run(document, {
    resultTypes: ['violations'],
    // It would fetch style sheets and media again, for two rules about things that no page of ours has.
    preload: false,
    ...(rules ? { runOnly: rules } : {}),
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`)
}

export { expect }
