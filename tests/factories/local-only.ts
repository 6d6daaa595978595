/** Factories write rows without any use case's checks: they refuse a database that is not on this machine. */
export function refuseRemoteDatabase(): void {
  const host = new URL(process.env.DATABASE_URL ?? 'postgresql://unset').hostname
  if (!['localhost', '127.0.0.1', '[::1]'].includes(host)) {
    throw new Error(`factories only run against a local database, not ${host}`)
  }
}
