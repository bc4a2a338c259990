import type { RequestHandler } from "express"
import type { Simulation } from "../simulation"

/** How often, in ms, a quiet stream shows that it lives. */
const heartbeat = 15_000

/** A stream of server-sent events: one `change` for each change. */
export function events(simulation: Simulation): RequestHandler {
  return (_request, response) => {
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
    })
    response.write("event: change\ndata: {}\n\n")
    const stop = simulation.changes.listen(() => {
      response.write("event: change\ndata: {}\n\n")
    })
    const timer = setInterval(() => response.write(": alive\n\n"), heartbeat)
    response.once("close", () => {
      stop()
      clearInterval(timer)
    })
  }
}
