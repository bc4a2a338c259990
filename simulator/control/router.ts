import { json, Router, type RequestHandler } from "express"
import { entryOf, totalsOf } from "../book"
import { faultSchema } from "../faults"
import { writtenMagicNumbers } from "../magic-numbers"
import { overrideSchema } from "../overrides"
import { settingsPatchSchema } from "../settings"
import type { Simulation } from "../simulation"
import { callbackAgain, decision, stateChange } from "./acts"
import { events } from "./events"
import { answerProblem } from "./problem"
import { forgetOutcomesSchema } from "./schemas"

/** The control API, mounted at `/_simulator`. */
export function controlRouter(simulation: Simulation): Router {
  const router = Router()
  router.use(json({ limit: "64kb" }))
  router.get("/ledger", ledger(simulation))
  router.get("/requests", (_request, response) => {
    response.json(simulation.requests.read())
  })
  router.get("/magic-numbers", (_request, response) => {
    response.json({ magicNumbers: writtenMagicNumbers() })
  })
  router.get("/events", events(simulation))
  router.post("/decisions", decision(simulation))
  router.post("/states", stateChange(simulation))
  router.post("/callbacks", callbackAgain(simulation))
  router.post("/reset", (_request, response) => {
    simulation.reset()
    response.json({})
  })
  addSettings(router, simulation)
  addFaults(router, simulation)
  addOutcomes(router, simulation)
  router.use(answerProblem)
  return router
}

function ledger(simulation: Simulation): RequestHandler {
  return (_request, response) => {
    const transactions = simulation.book.all()
    response.json({
      merchant: simulation.identity.merchant,
      transactions: transactions.map(entryOf),
      totals: totalsOf(transactions),
      payout: simulation.settings.payout,
    })
  }
}

function addSettings(router: Router, simulation: Simulation): void {
  router.get("/settings", (_request, response) => {
    response.json(simulation.settings)
  })
  router.post("/settings", ({ body }, response) => {
    simulation.change(settingsPatchSchema.parse(body))
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
    simulation.overrides.clear(forgetOutcomesSchema.parse(query).phone)
    response.json({ outcomes: simulation.overrides.all() })
  })
}
