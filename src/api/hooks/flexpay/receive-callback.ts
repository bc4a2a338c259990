import { isUtf8 } from "node:buffer"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../modules/flexpay"
import { observe } from "../../../modules/flexpay/telemetry/observe"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { confirmInBackground } from "../../../workflows/payments/confirm-transaction"
import { readCallbackUrl } from "../../redact-urls"

/** The form of a callback token; anything else costs no query. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** A route of callbacks about transactions of a kind. */
export function callbackRoute(kind: Transaction["kind"]) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> =>
    await receiveCallback(kind, req, res)
}

/**
 * Stores a callback, answers it, and then confirms the transaction. Duplicates
 * are answered like the first. A wrong token is 404 and costs no check. Storing
 * is one query with nothing to compensate: a workflow around it would cost
 * several times as much.
 */
async function receiveCallback(
  kind: Transaction["kind"],
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  if (req.method === "HEAD") {
    // Express routes HEAD to GET. It tests the address and brings no news.
    res.status(200).end()
    return
  }
  const { token, query } = readCallbackUrl(req)
  const { callbacks, confirmQueue } = resolveFlexPay(req.scope)
  const body = toText(req.body)
  const received = await observe(
    "callback",
    async () =>
      TOKEN.test(token)
        ? await confirmQueue.storing(() =>
            callbacks.receive(kind, { token, body, query })
          )
        : null,
    (stored) => ({
      id: stored?.id,
      kind,
      outcome: stored ? "stored" : "not_found",
    })
  )
  if (!received) {
    res.status(404).json({ type: "not_found", message: "Not found" })
    return
  }
  res.status(200).json({ received: true })
  await confirmQueue.confirm(received, () =>
    confirmInBackground(req.scope, received.id, "after its callback")
  )
}

/** The text of a raw body in any charset; other bodies unchanged. */
function toText(body: unknown): unknown {
  return body instanceof Uint8Array
    ? Buffer.from(body).toString(isUtf8(body) ? "utf8" : "latin1")
    : body
}
