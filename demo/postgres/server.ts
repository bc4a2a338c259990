import { spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import path from "node:path"

import { Binaries, findBinaries } from "./binaries"
import { Cluster, openCluster } from "./cluster"
import { findFreePort } from "./free-port"
import { answers, findRunningServer, RunningServer } from "./running-server"

/** A PostgreSQL that was started for us. */
export interface PostgresServer {
  host: string
  port: number
  user: string
  password: string
  /** The address of one of its databases, as `DATABASE_URL` has it. */
  url(database: string): string
  /** Ends the server and waits until it is gone. */
  stop(): Promise<void>
  /** Tells it to end, for where nothing can be awaited: a process that exits. */
  abandon(): void
}

export interface PostgresOptions {
  /** Where data, password and log are kept. */
  folder: string
  /** Fast and unsafe, for data that is deleted afterwards anyway. */
  throwaway?: boolean
}

const HOST = "localhost"
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 30_000

/**
 * Starts the embedded PostgreSQL on a free port and waits until it answers.
 * A server that a killed run left on the same folder is taken over, so there
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
      // SIGINT is PostgreSQL's "fast" shutdown: it hangs up on its clients.
      signal(pid, "SIGINT")
      const deadline = Date.now() + STOP_TIMEOUT_MS
      while (signal(pid, 0) && Date.now() < deadline) {
        await pause(20)
      }
    },
    abandon: () => {
      signal(pid, "SIGQUIT")
    },
  }
}

/** True when the process exists. */
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
      // An own process group: Ctrl-C in a terminal must reach Medusa first.
      detached: true,
      stdio: ["ignore", log, log],
    }
  )
  closeSync(log)
  child.unref()
  let ended = false
  child.once("error", () => (ended = true))
  child.once("exit", () => (ended = true))
  const deadline = Date.now() + START_TIMEOUT_MS
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the listeners above set it
  while (!ended && Date.now() < deadline) {
    if (child.pid && (await answers(port, cluster))) {
      return { pid: child.pid, port }
    }
    await pause(50)
  }
  child.kill("SIGQUIT")
  throw new Error(`PostgreSQL did not start; its log is ${cluster.log}.`)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
