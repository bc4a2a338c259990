import type { RequestHandler } from "express"
import { entryOf } from "../book"
import { sendCallback } from "../callbacks"
import { move, tell } from "../course"
import {
  cardActs,
  decideOnCardPage,
  decideOnPhone,
  type CardAct,
} from "../decisions"
import type { Simulation } from "../simulation"
import { callbackBody } from "../wire"
import { findTransaction } from "./find"
import { Problem } from "./problem"
import { callbackSchema, decisionSchema, stateSchema } from "./schemas"

/** A shopper enters the PIN, refuses, or decides on the card page. */
export function decision(simulation: Simulation): RequestHandler {
  return ({ body }, response) => {
    const { act, pin = "", ...which } = decisionSchema.parse(body)
    const transaction = findTransaction(simulation, which)
    const decided = isCardAct(act)
      ? decideOnCardPage(simulation, transaction, act)
      : decideOnPhone(simulation, transaction, act, pin)
    if (!decided) {
      throw new Problem(409, "This transaction does not wait for that.")
    }
    response.json({ transaction: entryOf(transaction) })
  }
}

/** Somebody at FlexPay or at the operator changes a state by hand. */
export function stateChange(simulation: Simulation): RequestHandler {
  return ({ body }, response, next) => {
    const { state, callback, ...which } = stateSchema.parse(body)
    const transaction = findTransaction(simulation, which)
    move(simulation, transaction, state)
    tell(simulation, transaction, callback ? ["truth"] : [])
      .then(() => response.json({ transaction: entryOf(transaction) }))
      .catch(next)
  }
}

/** A callback goes out again, true or forged, to a registered URL alone. */
export function callbackAgain(simulation: Simulation): RequestHandler {
  return (request, response, next) => {
    const { fields, omit, to, form, ...which } = callbackSchema.parse(
      request.body
    )
    const { quirks } = simulation.settings
    const transaction = findTransaction(simulation, which)
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
    const isTrue = Object.keys(fields).length + omit.length === 0
    sendCallback(receiver, body, {
      form: form ?? quirks.callbackForm,
      forged: !isTrue || receiver !== transaction,
      signal: simulation.signal,
    })
      .then((httpStatus) => {
        simulation.changes.tell()
        response.json({ httpStatus, body })
      })
      .catch(next)
  }
}

function isCardAct(act: string): act is CardAct {
  return cardActs.some((cardAct) => cardAct === act)
}
