import { spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import path from "node:path"

import { waitUntil } from "../wait-until"
import { findBinaries, type Binaries } from "./binaries"
import { openCluster, type Cluster } from "./cluster"
import { findFreePort } from "./free-port"
import {
  acceptsConnections,
  findRunningServer,
  type RunningServer,
} from "./running-server"

/** A PostgreSQL that was started here. */
export interface PostgresServer {
  host: string
  port: number
  user: string
  password: string
  /** The URL of one of its databases, in the form of `DATABASE_URL`. */
  url(database: string): string
  /** Ends the server and waits until it has exited. */
  stop(): Promise<void>
  /** Ends the server without waiting, for the exit event of a process. */
  abandon(): void
}

export interface PostgresOptions {
  /** The folder of data, password and log. */
  folder: string
  /** Fast and unsafe, for data that is deleted afterwards. */
  throwaway?: boolean
}

const HOST = "localhost"
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 30_000

/**
 * Starts the embedded PostgreSQL on a free port and waits until it answers.
 * A server that a killed run left on the same folder is reused, so that there
 * are never two on one folder.
 */
export async function startPostgres(
  options: PostgresOptions
): Promise<PostgresServer> {
  const binaries = await findBinaries()
  const cluster = await openCluster(
    options.folder,
    options.throwaway ?? false,
    binaries
  )
  const server =
    (await findRunningServer(cluster.data, cluster)) ??
    (await launch(binaries, cluster))
  const { user, password } = cluster
  const { pid, port } = server
  return {
    host: HOST,
    port,
    user,
    password,
    url: (database) =>
      `postgres://${user}:${password}@${HOST}:${port}/${database}`,
    stop: async () => {
      // SIGINT is PostgreSQL's "fast" shutdown: it disconnects its clients.
      signal(pid, "SIGINT")
      await waitUntil(() => !signal(pid, 0), {
        intervalMs: 20,
        timeoutMs: STOP_TIMEOUT_MS,
      })
    },
    abandon: () => {
      signal(pid, "SIGQUIT")
    },
  }
}

/** @returns true if the process exists */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

async function launch(
  binaries: Binaries,
  cluster: Cluster
): Promise<RunningServer> {
  const port = await findFreePort()
  const log = openSync(cluster.log, "a")
  const child = spawn(
    binaries.postgres,
    ["-D", cluster.data, "-p", String(port)],
    {
      ...binaries.account,
      cwd: path.parse(process.cwd()).root,
      // A process group of its own: Ctrl-C in a terminal must end Medusa first.
      detached: true,
      stdio: ["ignore", log, log],
    }
  )
  closeSync(log)
  child.unref()
  let hasFailed = false
  child.once("error", () => (hasFailed = true))
  child.once("exit", () => (hasFailed = true))
  const isReady = await waitUntil(() => acceptsConnections(port, cluster), {
    intervalMs: 50,
    timeoutMs: START_TIMEOUT_MS,
    isHopeless: () => hasFailed,
  })
  if (!isReady || child.pid === undefined) {
    child.kill("SIGQUIT")
    throw new Error(`PostgreSQL did not start; its log is ${cluster.log}.`)
  }
  return { pid: child.pid, port }
}
