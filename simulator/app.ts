import express, {
  type Express,
  type NextFunction,
  type Request,
  type Response,
} from "express"
import { cardRouter } from "./card-router"
import { controlRouter } from "./control/router"
import { pageRouter } from "./page/router"
import type { CardPageUrl } from "./services/accept-order"
import { cardService } from "./services/card-service"
import { checkService } from "./services/check-service"
import { paymentService } from "./services/payment-service"
import { payoutService } from "./services/payout-service"
import { serve } from "./services/service"
import type { Simulation } from "./simulation"

/** The path of each service; check has a second host, `checkFallback`. */
export const paths = {
  payment: "/api/rest/v1/paymentService",
  card: "/v1.1/pay",
  payout: "/api/rest/v1/merchantPayOutService",
  check: "/api/rest/v1/check",
  checkFallback: "/fallback/api/rest/v1/check",
} as const

/** The services of the gateway, the card page, the control API and the page. */
export function createApp(
  simulation: Simulation,
  cardPageUrl: CardPageUrl
): Express {
  const app = express()
  app.disable("x-powered-by")
  app.use("/_simulator", controlRouter(simulation))
  app.use("/card", cardRouter(simulation))
  app.use(pageRouter(simulation))
  app.use(express.json({ limit: "64kb" }), answerUnreadableJson)
  app.post(
    paths.payment,
    serve(simulation, "payment", paymentService(simulation, cardPageUrl))
  )
  app.post(
    paths.card,
    serve(simulation, "card", cardService(simulation, cardPageUrl))
  )
  app.post(paths.payout, serve(simulation, "payout", payoutService(simulation)))
  const check = checkService(simulation)
  app.get(`${paths.check}/:orderNumber`, serve(simulation, "check", check))
  app.get(
    `${paths.checkFallback}/:orderNumber`,
    serve(simulation, "checkFallback", check)
  )
  return app
}

// eslint-disable-next-line max-params -- Express recognizes an error handler by its four parameters
function answerUnreadableJson(
  _error: unknown,
  _request: Request,
  response: Response,
  _next: NextFunction
): void {
  response.status(400).json({ code: "1", message: "JSON illisible" })
}
