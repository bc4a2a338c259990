import type { Simulation } from "../simulation"
import type { Transaction } from "../transaction"
import { foundBody, notFoundBody } from "../wire"
import { htmlPage, type Reply } from "./delivery"
import type { Handle } from "./service"

/**
 * `check`: what became of a payment or a payout, asked by its order number and
 * by nothing else (FlexPay spec 1.5, Check transaction).
 */
export function checkService(simulation: Simulation): Handle {
  return ({ params }) => {
    const transaction = simulation.book.find(params["orderNumber"] ?? "")
    if (!transaction || isTooNew(simulation, transaction)) {
      return notFound(simulation)
    }
    if (transaction.checkTrouble && transaction.troubledChecksLeft > 0) {
      transaction.troubledChecksLeft -= 1
      return troubled(simulation, transaction, transaction.checkTrouble)
    }
    return found(simulation, transaction)
  }
}

function isTooNew(
  { settings: { quirks } }: Simulation,
  { createdAt }: Transaction
): boolean {
  return Date.now() - createdAt.getTime() < quirks.notFoundFor
}

function found(
  { settings: { quirks } }: Simulation,
  transaction: Transaction
): Reply {
  return { httpStatus: 200, body: foundBody(quirks, transaction) }
}

function notFound({ settings: { quirks } }: Simulation): Reply {
  return quirks.notFoundForm === "http_404"
    ? { httpStatus: 404, body: htmlPage }
    : { httpStatus: 200, body: notFoundBody(quirks) }
}

function troubled(
  simulation: Simulation,
  transaction: Transaction,
  trouble: NonNullable<Transaction["checkTrouble"]>
): Reply {
  const { quirks } = simulation.settings
  const replies: Record<typeof trouble, () => Reply> = {
    error_500: () => ({ httpStatus: 500, body: htmlPage }),
    html: () => ({ httpStatus: 200, body: htmlPage }),
    not_found: () => notFound(simulation),
    unknown_status: () => ({
      httpStatus: 200,
      body: foundBody(quirks, transaction, "9"),
    }),
    no_status: () => ({
      httpStatus: 200,
      body: foundBody(quirks, transaction, null),
    }),
  }
  return replies[trouble]()
}
