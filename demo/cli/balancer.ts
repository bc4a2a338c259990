import {
  createServer,
  request,
  type IncomingMessage,
  type ServerResponse,
} from "node:http"

/**
 * Passes each request on to the next of these servers in turn, as a load
 * balancer before a real store does: a shopper's polls and FlexPay's callbacks
 * land on any of them. One that is down is passed over.
 */
export function serveBalanced(
  port: number,
  servers: number[]
): Promise<{ close: () => Promise<void> }> {
  let turn = 0
  const balancer = createServer((incoming, outgoing) => {
    turn = (turn + 1) % servers.length
    pass(incoming, outgoing, [
      ...servers.slice(turn),
      ...servers.slice(0, turn),
    ])
  })
  const close = () =>
    new Promise<void>((resolve) => {
      balancer.close(() => resolve())
      balancer.closeAllConnections()
    })
  return new Promise((resolve, reject) => {
    balancer.once("error", reject)
    balancer.listen(port, () => resolve({ close }))
  })
}

function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  [port, ...others]: number[]
): void {
  if (port === undefined) {
    outgoing.writeHead(503).end()
    return
  }
  const passed = request(
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
  passed.once("socket", (socket) => {
    socket.once("connect", () => incoming.pipe(passed))
  })
  passed.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ECONNREFUSED") {
      // Nobody was there, so nobody has heard of it: it may go to another.
      pass(incoming, outgoing, others)
    } else if (outgoing.headersSent) {
      outgoing.destroy()
    } else {
      outgoing.writeHead(502).end()
    }
  })
  outgoing.once("close", () => passed.destroy())
}
