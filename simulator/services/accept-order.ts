import { chooseScenario, type ScenarioChoice } from "../choose-scenario"
import { openTransaction, type Order } from "../open-transaction"
import { reserveBalance } from "../payout-balance"
import { runSteps, runStepsBeforeAnswer } from "../run-scenario"
import type { Simulation } from "../simulation"
import type { Kind, Transaction } from "../transaction"
import { answerBody } from "../wire"
import { InvalidFieldError } from "./fields"
import type { Reply } from "./reply"

/** The address of the hosted page of a card payment. */
export type CardPageUrl = (transaction: Transaction) => string

/** A request that moves money, before its fields are read. */
export interface OrderRequest {
  kind: Kind
  /** @throws InvalidFieldError */
  readOrder: () => Order
  cardPageUrl?: CardPageUrl | undefined
}

/**
 * Reads the order of a request, opens its transaction and answers. An invalid
 * field is refused with code "1" and a message.
 */
export async function acceptOrder(
  simulation: Simulation,
  request: OrderRequest
): Promise<Reply> {
  const { kind, readOrder, cardPageUrl } = request
  try {
    const order = readOrder()
    const choice = chooseScenario(simulation, kind, order.phone)
    if (typeof choice.scenario.request === "object") {
      return refusalReply(simulation, kind, choice.scenario.request.refusal)
    }
    const transaction = open(simulation, order, choice)
    return await startScenario(simulation, choice, {
      transaction,
      url: cardPageUrl?.(transaction),
    })
  } catch (error) {
    if (error instanceof InvalidFieldError) {
      return refusalReply(simulation, kind, error.message)
    }
    throw error
  }
}

function open(
  simulation: Simulation,
  order: Order,
  choice: ScenarioChoice
): Transaction {
  if (order.kind === "payout" && !reserveBalance(simulation, order.money)) {
    throw new InvalidFieldError(
      "Le solde du marchand ne couvre pas ce versement"
    )
  }
  return openTransaction(simulation, order, choice)
}

async function startScenario(
  simulation: Simulation,
  { scenario, override }: ScenarioChoice,
  { transaction, url }: { transaction: Transaction; url: string | undefined }
): Promise<Reply> {
  const { kind, orderNumber } = transaction
  const { quirks } = simulation.settings
  const delays = { ...simulation.settings.delays, ...override?.delays }
  await runStepsBeforeAnswer(
    simulation,
    transaction,
    scenario.beforeAnswer ?? []
  )
  return {
    httpStatus: 200,
    body: answerBody(quirks, kind, {
      message: acceptedMessages[kind],
      orderNumber: leadingSpace(simulation) + orderNumber,
      ...(url !== undefined && { url }),
    }),
    ...((scenario.request === "hang" || scenario.request === "drop") && {
      instead: scenario.request,
    }),
    delay: delays.answer,
    onAnswered: () => {
      runSteps({ simulation, transaction, delays }, scenario.afterAnswer)
    },
  }
}

const acceptedMessages: Record<Kind, string> = {
  payment: "Demande reçue : le client confirme sur son téléphone",
  card: "Demande reçue : le client continue sur la page de paiement",
  payout: "Versement reçu",
}

function refusalReply(
  { settings: { quirks } }: Simulation,
  kind: Kind,
  message: string
): Reply {
  return {
    httpStatus: quirks.refusalStatus,
    body: answerBody(quirks, kind, { message }),
  }
}

/** Seen in the spec's own example of the answer to a payout. */
function leadingSpace(simulation: Simulation): "" | " " {
  simulation.answerCount += 1
  const hasSpace = {
    never: false,
    some: simulation.answerCount % 3 === 0,
    always: true,
  }
  return hasSpace[simulation.settings.quirks.leadingSpace] ? " " : ""
}
