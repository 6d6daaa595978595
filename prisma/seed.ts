import { newFactorSecret, sealFactorSecret } from '@/lib/auth/second-factor-secret'
import { closeDb, db } from '@/lib/platform/db'
import { applyEmbeddedDefaults, mayEmbed } from '@/lib/platform/embedded-env'

const DAY_MS = 86_400_000

/** Who can sign in to a demo as staff. Example people: production refuses to start while they are in its database. */
export const DEMO_PEOPLE = [
  {
    email: 'owner@demo.example',
    role: 'admin',
    displayName: 'Olivia Owner (example)',
    credentials: 'Owner, example account',
    licensedIn: [],
    isTrustedAuthor: false,
  },
  {
    email: 'dr.lee@demo.example',
    role: 'staff',
    displayName: 'Dr. Lee (example)',
    credentials: 'Radiologist, example account',
    licensedIn: ['US-NY', 'US-NJ', 'US-CA', 'US-TX', 'US-FL', 'US-WA', 'IE'],
    isTrustedAuthor: true,
  },
  {
    email: 'dr.shah@demo.example',
    role: 'staff',
    displayName: 'Dr. Shah (example)',
    credentials: 'Radiologist, example account',
    licensedIn: ['US-NY', 'US-CA', 'US-IL', 'US-MA', 'GB'],
    isTrustedAuthor: false,
  },
] as const

/**
 * What every installation needs, and in a demo the example people. Safe to run again: it only adds what is missing
 * and never changes what someone has set.
 */
export async function seed(): Promise<void> {
  await seedProduct()
  await db().siteSettings.upsert({ where: { id: 1 }, create: { id: 1 }, update: {} })
  if (!mayEmbed(process.env)) return
  for (const person of DEMO_PEOPLE) await seedPerson(person)
}

async function seedProduct(): Promise<void> {
  const product = await db().product.upsert({
    where: { code: 'video_report' },
    create: { code: 'video_report', statementName: 'Mediphany personal video' },
    update: {},
  })
  // A price is the owner's decision: only a demo gets one by itself.
  if (!mayEmbed(process.env) || (await db().price.count({ where: { productId: product.id } })) > 0) return
  await db().price.create({ data: { productId: product.id, amountMinor: 14_900, currency: 'usd' } })
}

async function seedPerson(person: (typeof DEMO_PEOPLE)[number]): Promise<void> {
  const { licensedIn, ...fields } = person
  if (await db().user.findUnique({ where: { email: person.email }, select: { id: true } })) return
  const expiresAt = new Date(Date.now() + 365 * DAY_MS)
  await db().$transaction(async (tx) => {
    const user = await tx.user.create({
      data: {
        ...fields,
        isOnDuty: true,
        isExample: true,
        timeZone: 'America/New_York',
        places: { create: licensedIn.map((place) => ({ place, expiresAt })) },
      },
      select: { id: true },
    })
    await tx.secondFactor.create({
      data: {
        userId: user.id,
        secret: sealFactorSecret(user.id, newFactorSecret()),
        confirmedAt: new Date(),
      },
    })
  })
}

if (import.meta.main) {
  await applyEmbeddedDefaults(process.env)
  await seed()
  await closeDb()
  console.log('Seeded what was missing.')
}
