const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)

/** Runs one step of the start, and prints its name and duration. */
export async function step<T>(
  name: string,
  work: () => Promise<T>
): Promise<T> {
  const since = Date.now()
  console.log(`  …  ${name}`)
  const result = await work()
  console.log(`  ✓  ${name}: ${seconds(since)} s`)
  return result
}
