const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)

/** Does one step of the start, and says which, and how long it took. */
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
