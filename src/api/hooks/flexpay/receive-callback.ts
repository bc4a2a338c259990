import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../../modules/flexpay"
import type FlexPayModuleService from "../../../modules/flexpay/service"
import type { Received } from "../../../modules/flexpay/callbacks"
import { confirmFlexpayTransactionWorkflow } from "../../../workflows"
import { answersFirst, storing } from "./answers-first"
import { describeError } from "../../../workflows/describe-error"

/** What our callback tokens look like; others cost no query. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** The longest that a confirm waits for its turn before the job takes it. */
const WAIT_MAX_MS = 2_000
/** A timer may fire a little early, and the database decides what is due. */
const CLOCK_SLACK_MS = 25

/** Transactions whose confirm waits for its turn in this process. */
const waiting = new Set<string>()

/**
 * Stores a callback, answers it, and then confirms the transaction. Duplicates
 * are answered like the first. A wrong token is 404 and costs no check. Storing
 * is one statement with nothing to compensate: a workflow around it would cost
 * several times as much.
 */
export async function receiveCallback(
  kind: "payment" | "payout",
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const token = req.params.token ?? ""
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const received = TOKEN.test(token)
    ? await storing(() =>
        ledger.receiveCallback(kind, { token, body: req.body })
      )
    : null
  if (!received) {
    res.status(404).json({ type: "not_found", message: "Not found" })
    return
  }
  res.status(200).json({ received: true })
  await confirmWhenDue(req.scope, received)
}

/** Of duplicates that come while the first one waits, the first does for all. */
async function confirmWhenDue(
  container: MedusaContainer,
  { id, due_in_ms }: Received
): Promise<void> {
  const wait = due_in_ms ?? Infinity
  if (wait > WAIT_MAX_MS || waiting.has(id)) {
    return
  }
  waiting.add(id)
  try {
    await sleep(Math.max(wait, 0) + (wait > 0 ? CLOCK_SLACK_MS : 0))
    await answersFirst()
    waiting.delete(id)
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
