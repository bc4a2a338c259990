import { fork, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { closeSync, openSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"

import { findFreePort } from "../postgres/free-port"
import { waitUntil } from "../wait-until"
import { answersPing } from "./ping"

/** A Redis that was started here. */
export interface RedisServer {
  /** In the form of `REDIS_URL`, with the password. */
  url: string
  /** Ends the server and waits until it has exited. */
  stop(): Promise<void>
}

export interface RedisOptions {
  /** The folder of data, configuration and log. */
  folder: string
}

const START_TIMEOUT_MS = 30_000

/** Whether this machine has a `redis-server`. */
export function hasRedis(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0
}

/**
 * Starts the machine's `redis-server` on a free port and waits until it answers.
 * It ends together with this process, even if this process is killed.
 */
export async function startRedis({
  folder,
}: RedisOptions): Promise<RedisServer> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const port = await findFreePort()
  // Every user of this machine can connect to the port.
  const password = randomBytes(18).toString("hex")
  const configuration = path.join(folder, "redis.conf")
  await writeFile(
    configuration,
    [
      "bind 127.0.0.1",
      `port ${port}`,
      `requirepass ${password}`,
      `dir ${JSON.stringify(path.resolve(folder))}`,
      'save ""',
      // Keeps queues and waiting workflows for the next start.
      "appendonly yes",
      "maxmemory-policy noeviction",
    ].join("\n"),
    { mode: 0o600 }
  )
  const log = path.join(folder, "server.log")
  const output = openSync(log, "a")
  const child = fork(path.join(__dirname, "run-redis.cjs"), [configuration], {
    execArgv: [],
    // A process group of its own: Ctrl-C in a terminal must end Medusa first.
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  })
  closeSync(output)
  const exit = new Promise<void>((resolve) =>
    child.once("exit", () => resolve())
  )
  const stop = async () => {
    child.kill("SIGTERM")
    await exit
  }
  const url = `redis://:${password}@127.0.0.1:${port}`
  const isReady = await waitUntil(() => answersPing(url), {
    intervalMs: 50,
    timeoutMs: START_TIMEOUT_MS,
    isHopeless: () => child.exitCode !== null,
  })
  if (!isReady) {
    await stop()
    throw new Error(`Redis did not start; its log is ${log}.`)
  }
  return { url, stop }
}
