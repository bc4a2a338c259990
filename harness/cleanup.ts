/**
 * What the setups of a run started and its end has to stop. Setups and teardown
 * run in Jest's own process, so they share this module.
 */
const started: (() => Promise<void>)[] = []

/** Has this stopped when the run is over. */
export function stopAtTheEnd(stop: () => Promise<void>): void {
  started.push(stop)
}

/** Stops all that was started, the last first. */
export async function stopAll(): Promise<void> {
  for (let stop = started.pop(); stop; stop = started.pop()) {
    await stop()
  }
}
