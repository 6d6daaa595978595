import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Read by the prisma command only (`prisma migrate deploy`); our own processes use lib/platform/env.ts.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
