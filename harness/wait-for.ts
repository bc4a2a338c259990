const WITHIN_MS = 120_000

/** Tries until there is an answer. @throws when there is none in time */
export async function waitFor<T>(
  what: string,
  attempt: () => Promise<T | null | undefined>,
  withinMs = WITHIN_MS
): Promise<T> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const answer = await attempt()
    if (answer != null) {
      return answer
    }
    if (Date.now() > deadline) {
      throw new Error(`Not within ${withinMs} ms: ${what}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
