import type { Request, RequestHandler, Response } from "express"
import type { Service } from "../faults"
import type { LoggedRequest } from "../request-log"
import type { Simulation } from "../simulation"
import { unauthorizedBody } from "../wire"
import { htmlPage, sendFault, sendReply, type Reply } from "./reply"

/** Answers a request whose token was accepted. */
export type Handler = (request: Request) => Reply | Promise<Reply>

/** A service of the gateway: logged, behind the token, with faults. */
export function serve(
  simulation: Simulation,
  service: Service,
  handler: Handler
): RequestHandler {
  return (request, response, next) => {
    logRequest(simulation, service, response)
    const fault = simulation.faults.take(service)
    if (fault && !fault.processed) {
      sendFault(response, fault.kind)
      return
    }
    answer(simulation, handler, request)
      .then((reply) => {
        if (fault) {
          sendFault(response, fault.kind)
        } else {
          sendReply(response, reply)
        }
        reply.onAnswered?.()
      })
      .catch(next)
  }
}

async function answer(
  simulation: Simulation,
  handler: Handler,
  request: Request
): Promise<Reply> {
  const reply = isAuthorized(simulation, request)
    ? await handler(request)
    : unauthorizedReply(simulation)
  if (request.method === "POST") {
    const { delays } = simulation.settings
    await simulation.timers.delay(reply.delay ?? delays.answer)
  }
  return reply
}

function isAuthorized(
  { identity, settings }: Simulation,
  request: Request
): boolean {
  const expected = `Bearer ${identity.token}`
  return !settings.authRefused && request.get("authorization") === expected
}

/** The reply to a wrong token (both forms seen in public integrations). */
export function unauthorizedReply({ settings: { quirks } }: Simulation): Reply {
  return quirks.authErrorAsPage
    ? { httpStatus: 200, body: htmlPage }
    : { httpStatus: 401, body: unauthorizedBody(quirks) }
}

function logRequest(
  { requests }: Simulation,
  service: Service,
  response: Response
): void {
  const { method, path } = response.req
  const entry: LoggedRequest = {
    receivedAt: new Date(),
    service,
    method,
    path,
    body: withoutToken(response.req.body),
    httpStatus: null,
  }
  response.once("finish", () => {
    entry.httpStatus = response.statusCode
  })
  requests.add(entry)
}

function withoutToken(body: unknown): unknown {
  if (typeof body !== "object" || body === null) {
    return body
  }
  return Object.fromEntries(
    Object.entries(body).filter(([key]) => key !== "authorization")
  )
}
