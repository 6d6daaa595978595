/** Runs one step of a longer story and prints its name with the time it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  try {
    const result = await work()
    printStep('✔', name, startedAt)
    return result
  } catch (error) {
    printStep('✘', name, startedAt)
    throw error
  }
}

export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
}

function printStep(mark: string, name: string, startedAt: number): void {
  console.log(
    `${mark} ${name} ${'.'.repeat(Math.max(2, 52 - name.length))} ${secondsSince(startedAt).padStart(7)}`,
  )
}
