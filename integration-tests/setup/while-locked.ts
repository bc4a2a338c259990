import { setTimeout as sleep } from "node:timers/promises"
import { waitFor } from "../../harness/wait-for"
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

/**
 * Runs work that waits for a change of another connection, which is committed
 * once the work waits for it.
 * @param row.change an SQL assignment to the transaction's row
 */
export async function whileChanged<T>(
  fixture: ModuleFixture,
  { id, change }: { id: string; change: string },
  work: () => Promise<T>
): Promise<T> {
  await fixture.sql("BEGIN")
  await fixture.sql(`UPDATE flexpay_transaction SET ${change} WHERE id = $1`, [
    id,
  ])
  const running = work()
  await untilWaitedFor(fixture)
  await fixture.sql("COMMIT")
  return await running
}

/** Returns once another connection waits for a lock of the test's. */
export async function untilWaitedFor(fixture: ModuleFixture): Promise<void> {
  await waitFor("work that waits for a lock", async () => {
    const waiting = await fixture.sql(
      `SELECT 1 FROM pg_stat_activity
       WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))`
    )
    return waiting.length > 0
  })
}
