import { Router, urlencoded, type RequestHandler } from "express"
import { z } from "zod"
import { cardDecisions, decideOnCardPage, type CardDecision } from "./decisions"
import { renderCardPage } from "./page/card-page"
import type { Simulation } from "./simulation"
import type { ReturnUrls } from "./transaction"

const formSchema = z.object({ decision: z.enum(cardDecisions) })

/** Where each decision redirects the shopper to. */
const returnPages: Record<CardDecision, keyof ReturnUrls> = {
  approve: "approve",
  approve_then_refuse: "approve",
  decline: "decline",
  cancel: "cancel",
}

/** The hosted card page, mounted at `/card`. */
export function cardRouter(simulation: Simulation): Router {
  const router = Router()
  router.get("/:orderNumber", ({ params }, response) => {
    const transaction = simulation.transactions.find(params.orderNumber)
    if (transaction?.kind !== "card") {
      response.sendStatus(404)
      return
    }
    response.type("html").send(renderCardPage(transaction))
  })
  router.post(
    "/:orderNumber",
    urlencoded({ extended: false }),
    decideAndReturn(simulation)
  )
  return router
}

function decideAndReturn(
  simulation: Simulation
): RequestHandler<{ orderNumber: string }> {
  return ({ params, body }, response) => {
    const transaction = simulation.transactions.find(params.orderNumber)
    const form = formSchema.safeParse(body)
    if (!transaction?.returnUrls || !form.success) {
      response.sendStatus(transaction ? 400 : 404)
      return
    }
    const { decision } = form.data
    if (decideOnCardPage(simulation, transaction, decision)) {
      response.redirect(303, transaction.returnUrls[returnPages[decision]])
    } else {
      response.redirect(303, `/card/${transaction.orderNumber}`)
    }
  }
}
