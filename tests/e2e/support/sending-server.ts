import type { Page } from '@playwright/test'
import { type ServerProcess, startServer } from './server-process'

/** Takes what one page records, in a web process of its own, so that it can be killed and started again. */
export class SendingServer {
  #server: ServerProcess

  private constructor(server: ServerProcess) {
    this.#server = server
  }

  static async start(page: Page): Promise<SendingServer> {
    const sending = new SendingServer(await startServer())
    await page.route('**/api/uploads/recordings/**', async (route) => {
      const address = new URL(route.request().url())
      address.port = String(sending.#server.port)
      try {
        await route.fulfill({ response: await route.fetch({ url: address.href }) })
      } catch {
        // Nobody listens, or it died while it was asked.
        await route.abort()
      }
    })
    return sending
  }

  /** At once, as when the power fails. */
  kill(): Promise<void> {
    return this.#server.stop()
  }

  async startAgain(): Promise<void> {
    this.#server = await startServer()
  }
}
