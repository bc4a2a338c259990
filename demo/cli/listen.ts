import type { Server } from "node:http"

/** A server that listens. */
export interface ListeningServer {
  /** Closes the server and its connections. */
  close: () => Promise<void>
}

/** Listens on the port. @throws if the port is taken */
export function listen(server: Server, port: number): Promise<ListeningServer> {
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, () => resolve({ close }))
  })
}
