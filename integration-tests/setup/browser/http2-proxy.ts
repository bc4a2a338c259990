import { once } from "node:events"
import { request } from "node:http"
import { createSecureServer } from "node:http2"
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2"
import { connect, createServer } from "node:net"
import type { AddressInfo, Server, Socket } from "node:net"
import { generate } from "selfsigned"

/** A server, as shoppers reach it: HTTPS and HTTP/2, and what passes is counted. */
export interface Http2Proxy {
  /** Without a slash at the end. */
  url: string
  /** Bytes of TCP that went either way until now: TLS, headers, bodies. */
  bytes: () => number
  close: () => Promise<void>
}

/** What HTTP/1.1 says of a connection, and HTTP/2 forbids. */
const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding"]

/**
 * A browser keeps a preflight's answer for five seconds. A test that has the
 * clock go faster would profit from that more than a shopper does.
 */
const FORGOTTEN: [string, string] = ["access-control-max-age", "0"]

/**
 * @param target the server's address, without a slash at the end
 * @param canWait false removes `wait` from each request, as if the server could
 * not wait for a change
 */
export async function openHttp2Proxy(
  target: string,
  { canWait = true }: { canWait?: boolean } = {}
): Promise<Http2Proxy> {
  const { private: key, cert } = await generate([
    { name: "commonName", value: "localhost" },
  ])
  const server = createSecureServer({ key, cert }, (question, answer) => {
    const { url } = question
    const path = canWait ? url : url.replace(/[?&]wait=\w*/, "")
    forward(target + path, question, answer)
  })
  const inside = await listen(server)

  let bytes = 0
  const open = new Set<Socket>()
  const proxy = createServer((visitor) => {
    const host = connect(inside, "127.0.0.1")
    for (const [from, to] of [
      [visitor, host],
      [host, visitor],
    ] as const) {
      open.add(from)
      from.on("data", ({ length }: Buffer) => (bytes += length))
      from.on("error", () => to.destroy())
      from.pipe(to)
    }
  })
  const port = await listen(proxy)
  return {
    url: `https://localhost:${port}`,
    bytes: () => bytes,
    close: async () => {
      open.forEach((socket) => socket.destroy())
      await Promise.all(
        [proxy, server].map(
          (context) => new Promise((done) => context.close(done))
        )
      )
    },
  }
}

function forward(
  address: string,
  question: Http2ServerRequest,
  answer: Http2ServerResponse
): void {
  const { method, headers } = question
  const sent = Object.entries(headers).filter(([name]) => !name.startsWith(":"))
  const onward = request(
    address,
    { method, headers: Object.fromEntries(sent) },
    (received) => {
      const headers = Object.entries(received.headers).filter(
        ([name]) => !OF_THE_CONNECTION.includes(name)
      )
      if (method === "OPTIONS") {
        headers.push(FORGOTTEN)
      }
      answer.writeHead(received.statusCode ?? 502, Object.fromEntries(headers))
      received.pipe(answer)
    }
  )
  onward.on("error", () => answer.destroy())
  question.pipe(onward)
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return (server.address() as AddressInfo).port
}
