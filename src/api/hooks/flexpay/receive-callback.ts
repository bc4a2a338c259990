import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  confirmFlexpayTransactionWorkflow,
  receiveFlexpayCallbackWorkflow,
} from "../../../workflows"
import { describeError } from "../../../workflows/describe-error"

/** What our callback tokens look like; others cost no query. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** The longest that a confirm waits for its turn before the job takes it. */
const WAIT_MAX_MS = 2_000
/** The database's clock decides what is due; it may be a little behind ours. */
const CLOCK_SLACK_MS = 25

/**
 * Stores a callback, answers it, and then confirms the transaction. Duplicates
 * are answered like the first. A wrong token is 404 and costs no check.
 */
export async function receiveCallback(
  kind: "payment" | "payout",
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const token = req.params.token ?? ""
  const { result: received } = TOKEN.test(token)
    ? await receiveFlexpayCallbackWorkflow(req.scope).run({
        input: { kind, token, body: req.body },
      })
    : { result: null }
  if (!received) {
    res.status(404).json({ type: "not_found", message: "Not found" })
    return
  }
  res.status(200).json({ received: true })
  await confirmWhenDue(req.scope, received)
}

async function confirmWhenDue(
  container: MedusaContainer,
  { id, due_at }: { id: string; due_at: string | null }
): Promise<void> {
  const wait = due_at ? new Date(due_at).getTime() - Date.now() : Infinity
  if (wait > WAIT_MAX_MS) {
    return
  }
  try {
    await sleep(Math.max(wait, 0) + (wait > 0 ? CLOCK_SLACK_MS : 0))
    await confirmFlexpayTransactionWorkflow(container).run({ input: { id } })
  } catch (error) {
    // FlexPay has its answer; the recheck job tries again.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `FlexPay: confirming ${id} after its callback failed: ${describeError(error)}`
      )
  }
}
