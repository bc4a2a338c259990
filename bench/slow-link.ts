import { connect, createServer } from "node:net"
import type { AddressInfo, Server, Socket } from "node:net"

/**
 * Forwards connections to PostgreSQL, and delivers its answers late, as a database
 * in another building does.
 */
export class SlowLink {
  private readonly sockets = new Set<Socket>()

  private constructor(
    private readonly server: Server,
    /** The database's address through the link. */
    readonly databaseUrl: string
  ) {}

  /** @param delayMs milliseconds by which each answer is late */
  static async open(databaseUrl: string, delayMs: number): Promise<SlowLink> {
    const target = new URL(databaseUrl)
    const server = createServer({ noDelay: true })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const { port } = server.address() as AddressInfo
    const through = new URL(databaseUrl)
    through.host = `127.0.0.1:${port}`
    const link = new SlowLink(server, through.href)
    server.on("connection", (client) => link.forward(client, target, delayMs))
    return link
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.sockets.forEach((socket) => socket.destroy())
    await closed
  }

  private forward(client: Socket, target: URL, delayMs: number): void {
    const database = connect({
      host: target.hostname,
      port: Number(target.port),
      noDelay: true,
    })
    client.pipe(database)
    // Timers of one duration fire in the order in which they were set.
    database.on("data", (data) => {
      setTimeout(() => client.writable && client.write(data), delayMs)
    })
    database.on("close", () => client.destroy())
    client.on("close", () => database.destroy())
    for (const socket of [client, database]) {
      this.sockets.add(socket)
      socket.on("close", () => this.sockets.delete(socket))
      // The other end sees the connection closed, which is enough.
      socket.on("error", () => undefined)
    }
  }
}
