import {
  createServer,
  request,
  type IncomingMessage,
  type ServerResponse,
} from "node:http"

import { listen, type ListeningServer } from "./listen"

/**
 * A round-robin load balancer, as in front of a real store: polls of shoppers
 * and callbacks of FlexPay reach any of the servers. One that is down is skipped.
 */
export function serveBalanced(
  port: number,
  servers: number[]
): Promise<ListeningServer> {
  let next = 0
  const balancer = createServer((incoming, outgoing) => {
    next = (next + 1) % servers.length
    forward(incoming, outgoing, [
      ...servers.slice(next),
      ...servers.slice(0, next),
    ])
  })
  return listen(balancer, port)
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  [port, ...otherPorts]: number[]
): void {
  if (port === undefined) {
    outgoing.writeHead(503).end()
    return
  }
  const forwarded = request(
    {
      host: "127.0.0.1",
      port,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, connection: "close" },
      agent: false,
    },
    (answer) => {
      const { connection: _, ...headers } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, headers)
      answer.pipe(outgoing)
      answer.once("error", () => outgoing.destroy())
    }
  )
  forwarded.once("socket", (socket) => {
    socket.once("connect", () => incoming.pipe(forwarded))
  })
  forwarded.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ECONNREFUSED") {
      // No server received the request, so that another one may get it.
      forward(incoming, outgoing, otherPorts)
    } else if (outgoing.headersSent) {
      outgoing.destroy()
    } else {
      outgoing.writeHead(502).end()
    }
  })
  outgoing.once("close", () => forwarded.destroy())
}
