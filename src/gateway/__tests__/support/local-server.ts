import http from "node:http"
import type { AddressInfo } from "node:net"

export interface SeenRequest {
  method: string
  path: string
  headers: http.IncomingHttpHeaders
  body: unknown
}

type Answer = (response: http.ServerResponse, request: SeenRequest) => void

export interface LocalServer {
  url: string
  /** Every request that it received, in order. */
  requests: SeenRequest[]
  close(): Promise<void>
}

/** A server on a free port of this machine that records its requests. */
export async function startServer(answer: Answer): Promise<LocalServer> {
  const requests: SeenRequest[] = []
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8")
      const body: unknown = text === "" ? null : JSON.parse(text)
      const { method = "", url: path = "", headers } = request
      const seenRequest = { method, path, headers, body }
      requests.push(seenRequest)
      answer(response, seenRequest)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve)
  })
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A port that no server listens on. */
export async function findClosedPort(): Promise<number> {
  const server = await startServer((response) => response.end())
  await server.close()
  return Number(new URL(server.url).port)
}

export function json(body: unknown, status = 200): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json" })
    response.end(JSON.stringify(body))
  }
}

export function page(status = 200): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "text/html" })
    response.end("<!DOCTYPE html><html><body>Connexion</body></html>")
  }
}
