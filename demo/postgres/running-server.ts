import { execFileSync } from "node:child_process"
import { readFile, rm } from "node:fs/promises"
import path from "node:path"

import { Client } from "pg"

interface Login {
  user: string
  password: string
}

/** The process and the port of a server. */
export interface RunningServer {
  pid: number
  port: number
}

const TIMEOUT_MS = 10_000

/**
 * Finds the server that already runs on this data folder, if any.
 *
 * A killed run leaves `postmaster.pid` behind, with or without a server. If its
 * process id now belongs to another program (after a reboot, or in a
 * container), PostgreSQL refuses to start: such a file is deleted.
 */
export async function findRunningServer(
  data: string,
  login: Login
): Promise<RunningServer | undefined> {
  const deadline = Date.now() + TIMEOUT_MS
  for (;;) {
    const pidFile = path.join(data, "postmaster.pid")
    const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n")
    const pid = Number(lines[0])
    const port = Number(lines[3])
    if (!pid) {
      return undefined
    }
    if (!isPostgres(pid)) {
      await rm(pidFile, { force: true })
      return undefined
    }
    if (port && (await acceptsConnections(port, login))) {
      return { pid, port }
    }
    if (Date.now() > deadline) {
      throw new Error(
        `A PostgreSQL (process ${pid}) uses ${data} but does not respond: stop it with "kill ${pid}" and start again.`
      )
    }
    // It is still starting or stopping.
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") {
      return false
    }
  }
  try {
    return commandOf(pid).includes("postgres")
  } catch {
    // Unknown: waiting for it is safer than starting a second server.
    return true
  }
}

function commandOf(pid: number): string {
  return process.platform === "win32"
    ? execFileSync("tasklist", ["/FI", `PID eq ${pid}`, "/NH"]).toString()
    : execFileSync("ps", ["-o", "comm=", "-p", String(pid)]).toString()
}

/** Whether PostgreSQL accepts connections at this port of localhost. */
export async function acceptsConnections(
  port: number,
  login: Login
): Promise<boolean> {
  const client = new Client({
    ...login,
    host: "localhost",
    port,
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
