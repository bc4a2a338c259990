import type { Request, RequestHandler, Response } from "express"
import type { Service } from "../faults"
import type { LoggedRequest } from "../request-log"
import type { Simulation } from "../simulation"
import { unauthorizedBody } from "../wire"
import { deliver, deliverFault, htmlPage, type Reply } from "./delivery"

/** What a service does with a request whose token was accepted. */
export type Handle = (request: Request) => Reply | Promise<Reply>

/** A service as the gateway has it: logged, behind the token, with faults. */
export function serve(
  simulation: Simulation,
  service: Service,
  handle: Handle
): RequestHandler {
  return (request, response, next) => {
    log(simulation, service, request, response)
    const fault = simulation.faults.take(service)
    if (fault && !fault.processed) {
      deliverFault(response, fault.kind)
      return
    }
    answer(simulation, handle, request)
      .then((reply) => {
        if (fault) {
          deliverFault(response, fault.kind)
        } else {
          deliver(response, reply)
        }
        reply.afterwards?.()
      })
      .catch(next)
  }
}

async function answer(
  simulation: Simulation,
  handle: Handle,
  request: Request
): Promise<Reply> {
  const reply = isAuthorized(simulation, request)
    ? await handle(request)
    : unauthorized(simulation)
  if (request.method === "POST") {
    const { answer: usual } = simulation.settings.delays
    await simulation.clock.wait(reply.answerAfter ?? usual)
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

/** A refused token (both forms seen in public integrations). */
export function unauthorized({ settings: { quirks } }: Simulation): Reply {
  return quirks.authErrorAsPage
    ? { httpStatus: 200, body: htmlPage }
    : { httpStatus: 401, body: unauthorizedBody(quirks) }
}

function log(
  { requests }: Simulation,
  service: Service,
  request: Request,
  response: Response
): void {
  const entry: LoggedRequest = {
    at: new Date(),
    service,
    method: request.method,
    path: request.path,
    body: withoutToken(request.body),
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
