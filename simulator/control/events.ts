import type { RequestHandler } from "express"
import type { Simulation } from "../simulation"

/** How often a comment keeps an idle stream open, in ms. */
const heartbeatInterval = 15_000

/** A stream of server-sent events: one `change` for each change. */
export function streamEvents(simulation: Simulation): RequestHandler {
  return (_request, response) => {
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
    })
    response.write("event: change\ndata: {}\n\n")
    const unsubscribe = simulation.changeEvents.subscribe(() => {
      response.write("event: change\ndata: {}\n\n")
    })
    const timer = setInterval(
      () => response.write(": alive\n\n"),
      heartbeatInterval
    )
    response.once("close", () => {
      unsubscribe()
      clearInterval(timer)
    })
  }
}
