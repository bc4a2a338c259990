import { isUtf8 } from "node:buffer"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { Received } from "../../../modules/flexpay/store/callback-inbox"
import { confirmFlexPayTransactionWorkflow } from "../../../workflows"
import { describeError } from "../../../workflows/medusa/describe-error"
import { afterResponses, pendingResponses } from "./after-responses"
import { limitChecks } from "./limit-checks"

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
  if (req.method === "HEAD") {
    // Express hands it to GET. Whoever asks only whether the address answers
    // brings no news.
    res.status(200).end()
    return
  }
  const token = req.params.token ?? ""
  const flexpay = resolveFlexPay(req.scope)
  const received = TOKEN.test(token)
    ? await pendingResponses(() =>
        flexpay.callbacks.receive(kind, {
          token,
          body: toText(req.body),
          query: req.url.split("?").slice(1).join("?"),
        })
      )
    : null
  if (!received) {
    res.status(404).json({ type: "not_found", message: "Not found" })
    return
  }
  res.status(200).json({ received: true })
  await confirmWhenDue(req.scope, received)
}

/** The text of a raw body, whatever charset it says; anything else as it is. */
function toText(body: unknown): unknown {
  return body instanceof Uint8Array
    ? Buffer.from(body).toString(isUtf8(body) ? "utf8" : "latin1")
    : body
}

/** Coalesces duplicates that come while the first one waits. */
async function confirmWhenDue(
  container: MedusaContainer,
  { id, due_in_ms }: Received
): Promise<void> {
  const wait = due_in_ms ?? Infinity
  if (wait > WAIT_MAX_MS || waiting.has(id)) {
    return
  }
  waiting.add(id)
  await sleep(Math.max(wait, 0) + (wait > 0 ? CLOCK_SLACK_MS : 0))
  await afterResponses()
  await limitChecks(async () => {
    waiting.delete(id)
    await confirm(container, id)
  })
}

async function confirm(container: MedusaContainer, id: string): Promise<void> {
  try {
    await confirmFlexPayTransactionWorkflow(container).run({ input: { id } })
  } catch (error) {
    // FlexPay has its answer; the recheck job tries again.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `FlexPay: confirming ${id} after its callback failed: ${describeError(error)}`
      )
  }
}
