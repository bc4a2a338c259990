import type { Response } from "express"
import type { Fault } from "../faults"
import type { Body } from "../wire"

/** The answer of a service. */
export interface Reply {
  httpStatus: number
  body: Body | string
  /** Instead of the answer: never answer, or close the connection. */
  instead?: "hang" | "drop"
  /** Before the answer, in ms; that of the settings by default. */
  delay?: number
  onAnswered?: () => void
}

/** An HTML page in place of JSON (seen in public integrations). */
export const htmlPage =
  "<!DOCTYPE html><html><head><title>Service</title></head><body><h1>Page indisponible</h1></body></html>"

/** Sends the answer of a service. */
export function sendReply(response: Response, reply: Reply): void {
  if (reply.instead === "hang") {
    return
  }
  if (reply.instead === "drop") {
    response.socket?.destroy()
    return
  }
  response.status(reply.httpStatus)
  if (typeof reply.body === "string") {
    response.type("html").send(reply.body)
  } else {
    response.json(reply.body)
  }
}

/** Sends a fault instead of an answer. */
export function sendFault(response: Response, kind: Fault["kind"]): void {
  const faults: Record<Fault["kind"], () => void> = {
    error_500: () => response.status(500).json({ message: "Erreur interne" }),
    error_503: () => response.status(503).type("html").send(htmlPage),
    not_found: () => response.status(404).type("html").send(htmlPage),
    unauthorized: () => response.status(401).json({ message: "Jeton refusé" }),
    forbidden: () => response.status(403).json({ message: "Accès refusé" }),
    html: () => response.status(200).type("html").send(htmlPage),
    bad_json: () => response.status(200).type("json").send('{"code": "0", '),
    code_504: () =>
      response.status(200).json({ code: "504", message: "Gateway Timeout" }),
    empty: () => response.status(200).end(),
    hang: () => undefined,
    drop: () => response.socket?.destroy(),
    stall: () => {
      response.writeHead(200, {
        "Content-Type": "application/json",
        "Content-Length": "1000",
      })
      response.write('{"code": "0", ')
    },
  }
  faults[kind]()
}
