import { setTimeout as sleep } from "node:timers/promises"
import type { ModuleFixture } from "./module-fixture"

/** Longer than the work takes on a busy machine; only work that waits needs it. */
const PATIENCE_MS = 5000

/**
 * Runs work while another connection has locked a transaction, which then
 * releases it.
 * @returns what the work returned; "waits" if it waited for the lock
 */
export async function whileLocked<T>(
  fixture: ModuleFixture,
  { id }: { id: string },
  work: () => Promise<T>
): Promise<T | "waits"> {
  await fixture.sql("BEGIN")
  await fixture.sql(
    "SELECT 1 FROM flexpay_transaction WHERE id = $1 FOR UPDATE",
    [id]
  )
  const running = work()
  const result = await Promise.race([
    running,
    sleep(PATIENCE_MS, "waits" as const, { ref: false }),
  ])
  await fixture.sql("COMMIT")
  await running
  return result
}
