import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import {
  DASHBOARD_DAYS,
  type PromiseFigures,
  readDashboard,
  type StuckFigures,
} from '@/lib/staff/dashboard-queries'
import { MoneyCharts } from './_components/money-charts'
import { OrdersChart } from './_components/orders-chart'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function DashboardPage() {
  const actor = await requireStaff('/staff/dashboard')
  const session = await currentSession()
  const timeZone = session?.timeZone ?? 'UTC'
  const found = await readDashboard(actor, { timeZone, now: systemClock.now() })
  if (!found.ok) notFound()
  const { promises, orders, money, stuck } = found.value
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-2xl">Dashboard</h1>
        <p className="text-ink-soft text-sm">
          The last {DASHBOARD_DAYS} days, in {timeZone.replaceAll('_', ' ')} time
        </p>
      </div>
      <Stuck figures={stuck} />
      <Promises figures={promises} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <OrdersChart days={orders} />
        </Card>
        {money && <MoneyCharts days={money} />}
      </div>
    </div>
  )
}

const STUCK = [
  { key: 'late', text: 'late', href: '/staff/queue' },
  { key: 'urgent', text: 'with an open urgent flag', href: '/staff/queue' },
  {
    key: 'unclaimedSoon',
    text: 'unclaimed with under 6 hours left',
    href: '/staff/queue?filter=unclaimed',
  },
  {
    key: 'silentPatients',
    text: 'waiting for their patient for over 2 days: phone them',
    href: '/staff/queue?filter=waiting',
  },
] as const satisfies readonly { key: keyof StuckFigures; text: string; href: string }[]

function Stuck({ figures }: { figures: StuckFigures }) {
  const stuck = STUCK.filter(({ key }) => figures[key] > 0)
  const isCalm = stuck.length === 0 && figures.slowRefunds === 0 && figures.slowMails === 0
  return (
    <section aria-labelledby="stuck">
      <h2 id="stuck" className="text-lg">
        What is stuck
      </h2>
      {isCalm && <p className="mt-1">Nothing. No order is late, and nobody waits in vain.</p>}
      <ul className="mt-1 grid gap-x-6 sm:flex sm:flex-wrap">
        {stuck.map(({ key, text, href }) => (
          <li key={key}>
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-[44px] items-center font-semibold text-danger underline underline-offset-4"
            >
              {figures[key]} {text}
            </Link>
          </li>
        ))}
        {figures.slowRefunds > 0 && (
          <li className="flex min-h-[44px] items-center font-semibold text-danger">
            {figures.slowRefunds} {figures.slowRefunds === 1 ? 'refund' : 'refunds'} not done after a day
          </li>
        )}
        {figures.slowMails > 0 && (
          <li className="flex min-h-[44px] items-center font-semibold text-danger">
            {figures.slowMails} {figures.slowMails === 1 ? 'mail' : 'mails'} not sent after an hour
          </li>
        )}
      </ul>
    </section>
  )
}

function Promises({ figures }: { figures: PromiseFigures }) {
  const { onTime, late, p50Hours, p95Hours } = figures
  const all = onTime + late
  const rate = all === 0 ? null : Math.floor((onTime / all) * 1_000) / 10
  return (
    <dl className="grid gap-4 sm:grid-cols-3">
      <Figure
        name="On time"
        value={rate === null ? 'None yet' : `${rate} %`}
        note={all === 0 ? 'No promise has ended yet.' : `${onTime} of ${all} promises kept`}
      />
      <Figure name="Half are done within" value={hoursText(p50Hours)} note={WITHOUT_WAITING} />
      <Figure name="95 of 100 are done within" value={hoursText(p95Hours)} note={WITHOUT_WAITING} />
    </dl>
  )
}

const WITHOUT_WAITING = 'from payment to video, without the time we wait for patients'

function hoursText(hours: number | null): string {
  if (hours === null) return 'None yet'
  return hours < 1 ? `${Math.max(1, Math.round(hours * 60))} min` : `${hours.toFixed(1)} h`
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-4">
      <dt className="font-semibold text-ink-soft text-sm">{name}</dt>
      <dd>
        <span className="block font-display text-3xl tabular-nums">{value}</span>
        <span className="block text-ink-soft text-sm">{note}</span>
      </dd>
    </div>
  )
}
