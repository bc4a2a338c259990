import type { Simulation } from "../simulation"
import type { CheckFailure, Transaction } from "../transaction"
import { checkBody, unknownTransactionBody } from "../wire"
import { htmlPage, type Reply } from "./reply"
import type { Handler } from "./service"

/**
 * `check`: the status of a payment or a payout, by its order number and by
 * nothing else (FlexPay spec 1.5, Check transaction).
 */
export function checkService(simulation: Simulation): Handler {
  return ({ params }) => {
    const transaction = simulation.transactions.find(
      params["orderNumber"] ?? ""
    )
    if (!transaction || isTooNew(simulation, transaction)) {
      return notFoundReply(simulation)
    }
    if (transaction.checkFailure && transaction.failingChecksLeft > 0) {
      transaction.failingChecksLeft -= 1
      return failureReply(simulation, transaction, transaction.checkFailure)
    }
    const { quirks } = simulation.settings
    return { httpStatus: 200, body: checkBody(quirks, transaction) }
  }
}

function isTooNew(
  { settings: { quirks } }: Simulation,
  { createdAt }: Transaction
): boolean {
  return Date.now() - createdAt.getTime() < quirks.notFoundFor
}

function notFoundReply({ settings: { quirks } }: Simulation): Reply {
  return quirks.notFoundForm === "http_404"
    ? { httpStatus: 404, body: htmlPage }
    : { httpStatus: 200, body: unknownTransactionBody(quirks) }
}

function failureReply(
  simulation: Simulation,
  transaction: Transaction,
  failure: CheckFailure
): Reply {
  const { quirks } = simulation.settings
  const replies: Record<CheckFailure, () => Reply> = {
    error_500: () => ({ httpStatus: 500, body: htmlPage }),
    html: () => ({ httpStatus: 200, body: htmlPage }),
    not_found: () => notFoundReply(simulation),
    unknown_status: () => ({
      httpStatus: 200,
      body: checkBody(quirks, transaction, "9"),
    }),
    no_status: () => ({
      httpStatus: 200,
      body: checkBody(quirks, transaction, null),
    }),
  }
  return replies[failure]()
}
