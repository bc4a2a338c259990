import path from "node:path"
import { serveBalanced } from "../demo/cli/balancer"
import { findFreePort } from "../demo/postgres/free-port"
import { redisModules } from "../demo/src/redis-modules"
import type { Database } from "../harness/postgres/database"
import { makeShopDatabase } from "../harness/medusa/shop-database"
import type { Simulator } from "../simulator"
import { Server } from "./servers"

/** One Medusa, several that share no more than the database, or several over Redis. */
const LAYOUTS = {
  alone: [{ name: "medusa", mode: "shared" }],
  pair: [
    { name: "medusa-1", mode: "shared" },
    { name: "medusa-2", mode: "shared" },
  ],
  scaled: [
    { name: "server-1", mode: "server" },
    { name: "server-2", mode: "server" },
    { name: "worker", mode: "worker" },
  ],
} as const

/** How many servers a shop has, and what they share beside the database. */
export interface DeploymentOptions {
  /** Two servers and a worker share this Redis. */
  redisUrl?: string | null
  /** Without Redis: one, or two that share no locks, queues or caches. */
  servers?: 1 | 2
}

/** Where a shop lives. */
export interface Deployment {
  servers: readonly Server[]
  /** Where browsers and FlexPay find it. */
  address: string
  /** The Redis that the servers share; null without one. */
  redisUrl: string | null
  /** The file to which subscribers add each of the plugin's events. */
  eventLog: string
  close(): Promise<void>
}

/**
 * Makes a shop's database and servers, and starts them.
 * @param input.folder for what Medusa prints
 * @param input.redisUrl,input.servers see `DeploymentOptions`
 */
export async function openDeployment(input: {
  folder: string
  database: Database
  simulator: Simulator
  redisUrl: string | null
  servers: 1 | 2
}): Promise<Deployment> {
  const { folder, redisUrl } = input
  const alone = input.servers === 1 ? "alone" : "pair"
  const layout = LAYOUTS[redisUrl ? "scaled" : alone]
  const entryPort = await findFreePort()
  const address = `http://localhost:${entryPort}`
  const eventLog = path.join(folder, "events.log")
  const env = { ...settings(input, address), EVENT_LOG: eventLog }
  const places: { port: number; name: string; mode: string }[] = []
  for (const place of layout) {
    const port = layout.length > 1 ? await findFreePort() : entryPort
    places.push({ ...place, port })
  }
  const servers = places.map(
    ({ name, mode, port }) =>
      new Server(
        { name, port, env: { ...env, MEDUSA_WORKER_MODE: mode } },
        folder
      )
  )
  const balancer =
    layout.length > 1
      ? await serveBalanced(
          entryPort,
          places.flatMap(({ mode, port }) => (mode === "worker" ? [] : [port]))
        )
      : null
  const close = async () => {
    await Promise.all(servers.map((server) => server.kill()))
    await balancer?.close()
  }
  try {
    await makeShopDatabase(input.database, env, { hasOthers: !!redisUrl })
    const [first, ...rest] = servers
    await first?.start({ seed: true })
    await Promise.all(rest.map((server) => server.start()))
  } catch (error) {
    await close()
    throw error
  }
  return { servers, address, redisUrl, eventLog, close }
}

function settings(
  {
    database,
    simulator,
    redisUrl,
  }: { database: Database; simulator: Simulator; redisUrl: string | null },
  address: string
): NodeJS.ProcessEnv {
  const { merchant, token } = simulator
  return {
    NODE_ENV: "production",
    // All that a shop may log, each request with its address included.
    LOG_LEVEL: "debug",
    DATABASE_URL: database.url,
    STORE_MODULES: JSON.stringify(redisUrl ? redisModules(redisUrl) : []),
    FLEXPAY_OPTIONS: JSON.stringify({
      merchant,
      token,
      environment: "simulator",
      simulator_url: simulator.url,
      // A second host, as FlexPay has it.
      addresses: { check_fallback: simulator.addresses.checkFallback },
      callback_base_url: address,
      request_timeout_seconds: 2,
      push_lifetime_minutes: 1,
      checks_per_second: 50,
      // All shoppers of a run have one address.
      pushes_per_caller: 100_000,
      payouts: {
        enabled: true,
        max_per_day: { cdf: "1000000000", usd: "1000000" },
        approval_above: { cdf: "100000", usd: "40" },
      },
    }),
  }
}
