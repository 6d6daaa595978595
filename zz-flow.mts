import fs from 'node:fs'
import { chromium } from '@playwright/test'
const { token, ids } = JSON.parse(fs.readFileSync('/tmp/mm/ids.json', 'utf8'))
const base = 'http://localhost:45000'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
async function ctx(js: boolean) {
  const c = await browser.newContext({ javaScriptEnabled: js, viewport: { width: 360, height: 780 } })
  await c.addCookies([{ name: 'mediphany-session', value: token, url: base, httpOnly: true, sameSite: 'Lax' }])
  const p = await c.newPage(); p.setDefaultTimeout(90000); return p
}
// mails
{
  const list = await (await fetch('http://localhost:45002/inbox')).text()
  const mids=[...list.matchAll(/href="(\/inbox\/[^"]+)"/g)].map(m=>m[1]).slice(0,7)
  const p0 = await browser.newPage()
  for (const scheme of ['light','dark'] as const) {
    const p = await (await browser.newContext({ viewport:{width: scheme==='light'?700:390,height:600}, colorScheme: scheme })).newPage()
    let i=0
    for (const id of mids) { await p0.goto('http://localhost:45002'+id); const html = await p0.evaluate(() => document.querySelector('iframe')?.srcdoc ?? document.documentElement.outerHTML); await p.setContent(html); await p.screenshot({ path:`/tmp/mm/mail-${scheme}-${i++}.png`, fullPage:true }) }
  }
}
const p = await ctx(false)
await p.goto(`${base}/orders/${ids.needs_info}`)
await p.getByRole('button', { name: 'Send my answer' }).click()
await p.waitForLoadState(); console.log('empty →', p.url(), await p.getByText('Please write an answer').count())
fs.writeFileSync('/tmp/mm/page2.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF')
await p.getByLabel('Files to add').setInputFiles('/tmp/mm/page2.pdf')
await p.getByRole('button', { name: 'Add these files' }).click(); await p.waitForLoadState()
console.log('upload →', p.url(), await p.getByText('file added since').count())
await p.getByLabel('Your answer').fill('Here is page 2. Thank you!')
await p.getByRole('button', { name: 'Send my answer' }).click(); await p.waitForLoadState()
console.log('answered →', p.url(), await p.getByText('the clock is running').count(), await p.locator('h1').textContent())
// address
await p.goto(`${base}/orders/${ids.received}`)
await p.getByText('Write to another address').click()
await p.getByLabel('New mail address').fill('ada@gmial.com')
await p.getByRole('button', { name: 'Use this address' }).click(); await p.waitForLoadState()
console.log('suggest →', await p.getByText('Did you mean').first().textContent().catch(()=>null), 'open?', await p.locator('details[open]').count())
await p.screenshot({ path: '/tmp/mm/s-suggest.png', fullPage: true })
await p.getByRole('button', { name: 'Use this address' }).click({ force: true, timeout: 5000 }).catch(async () => { await p.getByText('Write to another address').click(); await p.getByRole('button', { name: 'Use this address' }).click() })
await p.waitForLoadState(); console.log('address →', p.url(), await p.getByText('ada@gmial.com').count())
// cancel, with a live page open
const live = await ctx(true)
await live.goto(`${base}/orders/${ids.received}`); await live.waitForTimeout(3000)
await p.goto(`${base}/orders/${ids.received}/cancel`)
await p.getByRole('button', { name: 'Yes, cancel it' }).click(); await p.waitForLoadState()
console.log('cancel →', p.url(), await p.locator('h1').textContent())
await live.getByRole('heading', { name: 'This order is canceled' }).waitFor({ timeout: 60000 }); console.log('live page followed')
// video seeks
await live.goto(`${base}/orders/${ids.delivered}/watch`)
console.log('seek', await live.evaluate(async () => { const v = document.querySelector('video')!; await new Promise((r) => v.readyState >= 1 ? r(0) : v.addEventListener('loadedmetadata', r)); v.currentTime = 6; await new Promise((r) => v.addEventListener('seeked', r)); return v.currentTime }))
await browser.close()
