import { fork, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { closeSync, openSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"

import { findFreePort } from "../postgres/free-port"
import { answersPing } from "./ping"

/** A Redis that was started for us. */
export interface RedisServer {
  /** As `REDIS_URL` has it, with its password. */
  url: string
  /** Ends the server and waits until it is gone. */
  stop(): Promise<void>
}

export interface RedisOptions {
  /** Where data, configuration and log are kept. */
  folder: string
}

const START_TIMEOUT_MS = 30_000

/** Whether this machine has a Redis that could be started. */
export function hasRedis(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0
}

/**
 * Starts the machine's `redis-server` on a free port and waits until it answers.
 * It ends with us, however we end.
 */
export async function startRedis({
  folder,
}: RedisOptions): Promise<RedisServer> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const port = await findFreePort()
  // Anyone on this machine may knock at the port.
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
      // Queues and workflows that wait are still there at the next start.
      "appendonly yes",
      "maxmemory-policy noeviction",
    ].join("\n"),
    { mode: 0o600 }
  )
  const log = path.join(folder, "server.log")
  const output = openSync(log, "a")
  const child = fork(path.join(__dirname, "keep-redis.cjs"), [configuration], {
    execArgv: [],
    // An own process group: Ctrl-C in a terminal must reach Medusa first.
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  })
  closeSync(output)
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => resolve())
  )
  const stop = async () => {
    child.kill("SIGTERM")
    await ended
  }
  const url = `redis://:${password}@127.0.0.1:${port}`
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await answersPing(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`Redis did not start; its log is ${log}.`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { url, stop }
}
