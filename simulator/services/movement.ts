import { partFor, type Part } from "../casting"
import { run, runBeforeAnswer } from "../course"
import { openTransaction, type Order } from "../open-transaction"
import { reserve } from "../payout-balance"
import type { Simulation } from "../simulation"
import type { Kind, Transaction } from "../transaction"
import { answerBody } from "../wire"
import type { Reply } from "./delivery"
import { BadField } from "./fields"

/** How a service tells the shopper's page of a card, if it has one. */
export type PageOf = (transaction: Transaction) => string | undefined

/**
 * Reads an order out of a request, and starts it. A bad field is refused with
 * code "1" and a message.
 */
export async function startMovement(
  simulation: Simulation,
  kind: Kind,
  readOrder: () => Order,
  pageOf: PageOf = () => undefined
): Promise<Reply> {
  try {
    const order = readOrder()
    const part = partFor(simulation, kind, order.phone)
    return typeof part.scenario.request === "object"
      ? refused(simulation, kind, part.scenario.request.refusal)
      : await accepted(simulation, order, part, pageOf)
  } catch (error) {
    if (error instanceof BadField) {
      return refused(simulation, kind, error.message)
    }
    throw error
  }
}

async function accepted(
  simulation: Simulation,
  order: Order,
  part: Part,
  pageOf: PageOf
): Promise<Reply> {
  const { scenario } = part
  if (order.kind === "payout" && !reserve(simulation, order.money)) {
    throw new BadField("Le solde du marchand ne couvre pas ce versement")
  }
  const transaction = openTransaction(simulation, order, part)
  const delays = { ...simulation.settings.delays, ...part.override?.delays }
  await runBeforeAnswer(simulation, transaction, scenario.beforeAnswer ?? [])
  const url = pageOf(transaction)
  const lost =
    scenario.request === "hang" || scenario.request === "drop"
      ? { lost: scenario.request }
      : {}
  return {
    httpStatus: 200,
    body: answerBody(simulation.settings.quirks, order.kind, {
      message: acceptedMessages[order.kind],
      orderNumber: leadingSpace(simulation) + transaction.orderNumber,
      ...(url !== undefined && { url }),
    }),
    ...lost,
    answerAfter: delays.answer,
    afterwards: () => run(simulation, transaction, scenario.course, delays),
  }
}

const acceptedMessages: Record<Kind, string> = {
  payment: "Demande reçue : le client confirme sur son téléphone",
  card: "Demande reçue : le client continue sur la page de paiement",
  payout: "Versement reçu",
}

function refused(
  { settings: { quirks } }: Simulation,
  kind: Kind,
  message: string
): Reply {
  return {
    httpStatus: quirks.refusalStatus,
    body: answerBody(quirks, kind, { message }),
  }
}

/** Seen in the spec's own example of a payout's answer. */
function leadingSpace(simulation: Simulation): "" | " " {
  simulation.answersGiven += 1
  const spaced = {
    never: false,
    some: simulation.answersGiven % 3 === 0,
    always: true,
  }
  return spaced[simulation.settings.quirks.leadingSpace] ? " " : ""
}
