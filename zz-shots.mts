import fs from 'node:fs'
import { chromium } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'
const { token, ids } = JSON.parse(fs.readFileSync('/tmp/mm/ids.json', 'utf8'))
const base = 'http://localhost:45000'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const only = process.argv[2]?.split(',')
const pages: Record<string, string> = { orders: '/orders', account: '/account', ...Object.fromEntries(Object.entries(ids).map(([k, v]) => [k, `/orders/${v}`])), paid: `/orders/${ids.awaiting_payment}?paid=1`, cancel: `/orders/${ids.received}/cancel`, watch: `/orders/${ids.delivered}/watch`, watchText: `/orders/${ids.delivered}/watch?first=text`, notready: `/orders/${ids.received}/watch`, problem: `/orders/${ids.needs_info}?problem=TOO_LARGE` }
for (const [width, height] of [[360, 780], [1440, 900]] as const) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light' })
  await context.addCookies([{ name: 'mediphany-session', value: token, url: base, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 300)) })
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 300)))
  for (const [name, path] of Object.entries(pages)) {
    if (only && !only.includes(name)) continue
    const r = await page.goto(base + path, { waitUntil: 'load', timeout: 120000 })
    await page.waitForTimeout(800)
    await page.screenshot({ path: `/tmp/mm/s-${name}-${width}.png`, fullPage: true })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    const axe = width === 360 ? (await new AxeBuilder({ page }).analyze()).violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 150)}`) : []
    console.log(width, name, r?.status(), await page.title(), 'overflow', overflow, axe)
  }
}
await browser.close()
