import { setTimeout as sleep } from "node:timers/promises"
import { waitFor } from "../../harness/wait-for"
import type { Records } from "./records"

/** How long a test's end waits for a sync. */
const SYNC_MS = 5_000
/** Less than a minute, after which Medusa's runner fails without a reason. */
const WORKFLOWS_MS = 50_000

/** Core's workflows that have not ended, with the steps that are not done. */
const OPEN_WORKFLOWS = `
  SELECT workflow_id, transaction_id, state, created_at, updated_at,
    (SELECT json_object_agg(step.key, json_build_array(
        step.value -> 'invoke' ->> 'state',
        step.value -> 'compensate' ->> 'state'))
      FROM jsonb_each(execution -> 'steps') step
      WHERE step.value -> 'invoke' ->> 'state' <> 'done') AS steps
  FROM workflow_execution WHERE deleted_at IS NULL
    AND state NOT IN ('not_started', 'done', 'reverted', 'failed')`

/**
 * Waits until nothing runs in the background any more.
 * @throws Error with core's workflows that do not end
 */
export async function awaitRest(records: Records): Promise<void> {
  await awaitSyncs(records)
  let open: unknown[] = []
  await waitFor(
    () => `all workflows have ended: ${JSON.stringify(open)}`,
    async () => {
      open = await records.sql(OPEN_WORKFLOWS)
      return open.length === 0
    },
    { withinMs: WORKFLOWS_MS }
  )
}

/** Waits for the syncs under way, not for those that a test let die. */
async function awaitSyncs(records: Records): Promise<void> {
  const deadline = Date.now() + SYNC_MS
  const areUnderWay = async () =>
    (
      await records.sql(
        "SELECT 1 FROM flexpay_transaction WHERE sync_lease_until > now()"
      )
    ).length > 0
  while (Date.now() < deadline && (await areUnderWay())) {
    await sleep(50)
  }
}
