import { randomUUID } from "node:crypto"
import type { RequestHandler } from "express"
import { sendCallback } from "../callbacks"
import {
  cardDecisions,
  decideOnCardPage,
  decideOnPhone,
  type CardDecision,
} from "../decisions"
import { parseMinor } from "../money"
import { openTransaction } from "../open-transaction"
import { paymentOutcomes } from "../payment-outcomes"
import { changeState, sendCallbacks } from "../run-scenario"
import type { Simulation } from "../simulation"
import { callbackBody } from "../wire"
import { findTransaction } from "./find-transaction"
import { ControlError } from "./errors"
import {
  callbackSchema,
  decisionSchema,
  stateSchema,
  unrequestedSchema,
} from "./schemas"
import { toTransactionView } from "./transaction-view"

/** The shopper enters the PIN, refuses, or decides on the card page. */
export function makeDecision(simulation: Simulation): RequestHandler {
  return ({ body }, response) => {
    const { decision, pin = "", ...selector } = decisionSchema.parse(body)
    const transaction = findTransaction(simulation, selector)
    const isDecided = isCardDecision(decision)
      ? decideOnCardPage(simulation, transaction, decision)
      : decideOnPhone(simulation, transaction, { decision, pin })
    if (!isDecided) {
      throw new ControlError(
        409,
        "This transaction is not waiting for this decision."
      )
    }
    response.json({ transaction: toTransactionView(transaction) })
  }
}

/**
 * A customer pays the merchant without a request of its server: at a till, or to
 * the merchant's number. It is paid at once, and causes no callback.
 */
export function receiveUnrequested(simulation: Simulation): RequestHandler {
  return ({ body }, response) => {
    const {
      phone,
      amount,
      currency,
      reference = randomUUID(),
    } = unrequestedSchema.parse(body)
    const transaction = openTransaction(
      simulation,
      {
        kind: "payment",
        merchant: simulation.identity.merchant,
        reference,
        phone,
        money: { minor: parseMinor(amount) ?? 0n, currency },
        callbackUrl: "",
        returnUrls: null,
      },
      { outcome: "paid", scenario: paymentOutcomes.paid, override: undefined }
    )
    changeState(simulation, transaction, { state: "paid" })
    response.json({ transaction: toTransactionView(transaction) })
  }
}

/** FlexPay or the operator changes a state by hand. */
export function setState(simulation: Simulation): RequestHandler {
  return ({ body }, response, next) => {
    const { state, callback, ...selector } = stateSchema.parse(body)
    const transaction = findTransaction(simulation, selector)
    changeState(simulation, transaction, { state })
    sendCallbacks(simulation, transaction, callback ? ["actual"] : [])
      .then(() =>
        response.json({ transaction: toTransactionView(transaction) })
      )
      .catch(next)
  }
}

/**
 * Sends a callback again, or a forged one. It only goes to the URL that came
 * with a transaction.
 */
export function resendCallback(simulation: Simulation): RequestHandler {
  return (request, response, next) => {
    const { fields, omit, to, form, ...selector } = callbackSchema.parse(
      request.body
    )
    const { quirks } = simulation.settings
    const transaction = findTransaction(simulation, selector)
    const receiver =
      to === undefined
        ? transaction
        : findTransaction(simulation, { orderNumber: to })
    const body = Object.fromEntries(
      Object.entries({
        ...callbackBody(quirks, transaction),
        ...fields,
      }).filter(([name]) => !omit.includes(name))
    )
    const isUnchanged = Object.keys(fields).length + omit.length === 0
    sendCallback(receiver, body, {
      form: form ?? quirks.callbackForm,
      forged: !isUnchanged || receiver !== transaction,
      signal: simulation.signal,
    })
      .then((httpStatus) => {
        simulation.changeEvents.emit()
        response.json({ httpStatus, body })
      })
      .catch(next)
  }
}

function isCardDecision(decision: string): decision is CardDecision {
  return cardDecisions.some((cardDecision) => cardDecision === decision)
}
