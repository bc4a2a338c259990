export interface WaitOptions {
  intervalMs: number
  timeoutMs: number
  /** Ends the wait early, for example because a process has exited. */
  isHopeless?: () => boolean
}

/**
 * Repeats a probe until it succeeds.
 * @returns false at the timeout, or when the wait is hopeless
 */
export async function waitUntil(
  probe: () => boolean | Promise<boolean>,
  { intervalMs, timeoutMs, isHopeless = () => false }: WaitOptions
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (!(await probe())) {
    if (isHopeless() || Date.now() > deadline) {
      return false
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs))
  }
  return true
}
