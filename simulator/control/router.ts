import { json, Router, type RequestHandler } from "express"
import { faultSchema } from "../faults"
import { listMagicNumbers } from "../magic-numbers"
import { overrideSchema } from "../overrides"
import { settingsPatchSchema } from "../settings"
import type { Simulation } from "../simulation"
import {
  makeDecision,
  receiveUnrequested,
  resendCallback,
  setState,
} from "./actions"
import { answerControlError } from "./errors"
import { streamEvents } from "./events"
import { clearOutcomesSchema, timeSchema } from "./schemas"
import { sumByCurrency, toTransactionView } from "./transaction-view"

const HOUR_MS = 60 * 60 * 1000

/** The control API, mounted at `/_simulator`. */
export function controlRouter(simulation: Simulation): Router {
  const router = Router()
  router.use(json({ limit: "64kb" }))
  router.get("/transactions", readTransactions(simulation))
  router.post("/transactions", receiveUnrequested(simulation))
  router.get("/requests", (_request, response) => {
    response.json(simulation.requests.read())
  })
  router.get("/magic-numbers", (_request, response) => {
    response.json({ magicNumbers: listMagicNumbers() })
  })
  router.get("/events", streamEvents(simulation))
  router.post("/decisions", makeDecision(simulation))
  router.post("/states", setState(simulation))
  router.post("/callbacks", resendCallback(simulation))
  router.post("/time", moveTime(simulation))
  router.post("/reset", (_request, response) => {
    simulation.reset()
    response.json({})
  })
  addSettings(router, simulation)
  addFaults(router, simulation)
  addOutcomes(router, simulation)
  router.use(answerControlError)
  return router
}

function moveTime(simulation: Simulation): RequestHandler {
  return ({ body }, response, next) => {
    const { hours } = timeSchema.parse(body)
    simulation
      .passTime(hours * HOUR_MS)
      .then(() => response.json({}))
      .catch(next)
  }
}

function readTransactions(simulation: Simulation): RequestHandler {
  return (_request, response) => {
    const transactions = simulation.transactions.all()
    response.json({
      merchant: simulation.identity.merchant,
      transactions: transactions.map(toTransactionView),
      totals: sumByCurrency(transactions),
      payout: simulation.settings.payout,
    })
  }
}

function addSettings(router: Router, simulation: Simulation): void {
  router.get("/settings", (_request, response) => {
    response.json(simulation.settings)
  })
  router.post("/settings", ({ body }, response) => {
    simulation.changeSettings(settingsPatchSchema.parse(body))
    response.json(simulation.settings)
  })
}

function addFaults(router: Router, simulation: Simulation): void {
  router.get("/faults", (_request, response) => {
    response.json({ faults: simulation.faults.all() })
  })
  router.post("/faults", ({ body }, response) => {
    simulation.faults.add(faultSchema.parse(body))
    response.json({ faults: simulation.faults.all() })
  })
  router.delete("/faults", (_request, response) => {
    simulation.faults.clear()
    response.json({ faults: [] })
  })
}

function addOutcomes(router: Router, simulation: Simulation): void {
  router.get("/outcomes", (_request, response) => {
    response.json({ outcomes: simulation.overrides.all() })
  })
  router.post("/outcomes", ({ body }, response) => {
    simulation.overrides.add(overrideSchema.parse(body))
    response.json({ outcomes: simulation.overrides.all() })
  })
  router.delete("/outcomes", ({ query }, response) => {
    simulation.overrides.clear(clearOutcomesSchema.parse(query).phone)
    response.json({ outcomes: simulation.overrides.all() })
  })
}
