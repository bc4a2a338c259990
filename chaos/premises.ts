import { serveBalanced } from "../demo/cli/balancer"
import { findFreePort } from "../demo/postgres/free-port"
import { redisModules } from "../demo/src/redis-modules"
import type { Database } from "../integration-tests/setup/mortal/database"
import { makeShopDatabase } from "../integration-tests/setup/mortal/make-database"
import type { Simulator } from "../simulator"
import { Server } from "./servers"

/** A Medusa that does all, or, over Redis, two servers and a worker. */
const LAYOUTS = {
  alone: [{ name: "medusa", mode: "shared" }],
  scaled: [
    { name: "server-1", mode: "server" },
    { name: "server-2", mode: "server" },
    { name: "worker", mode: "worker" },
  ],
} as const

/** Where a shop lives. */
export interface Premises {
  servers: readonly Server[]
  /** Where browsers and FlexPay find it. */
  address: string
  /** What the servers share; null for one alone. */
  redisUrl: string | null
  close(): Promise<void>
}

/**
 * Makes a shop's database and servers, and starts them.
 * @param input.folder for what Medusa prints
 * @param input.redisUrl for several Medusas; one alone without it
 */
export async function openPremises(input: {
  folder: string
  database: Database
  simulator: Simulator
  redisUrl: string | null
}): Promise<Premises> {
  const { folder, redisUrl } = input
  const door = await findFreePort()
  const address = `http://localhost:${door}`
  const env = { ...environment(input, address) }
  const places: { port: number; name: string; mode: string }[] = []
  for (const place of LAYOUTS[redisUrl ? "scaled" : "alone"]) {
    places.push({ ...place, port: redisUrl ? await findFreePort() : door })
  }
  const servers = places.map(
    ({ name, mode, port }) =>
      new Server(
        { name, port, env: { ...env, MEDUSA_WORKER_MODE: mode } },
        folder
      )
  )
  const balancer = redisUrl
    ? await serveBalanced(
        door,
        places.flatMap(({ mode, port }) => (mode === "server" ? [port] : []))
      )
    : null
  const close = async () => {
    await Promise.all(servers.map((server) => server.kill()))
    await balancer?.close()
  }
  try {
    await makeShopDatabase(input.database, env, { hasOthers: !!redisUrl })
    const [first, ...others] = servers
    await first?.start({ seed: true })
    await Promise.all(others.map((server) => server.start()))
  } catch (error) {
    await close()
    throw error
  }
  return { servers, address, redisUrl, close }
}

function environment(
  {
    database,
    simulator,
    redisUrl,
  }: { database: Database; simulator: Simulator; redisUrl: string | null },
  address: string
): NodeJS.ProcessEnv {
  const { addresses, merchant, token } = simulator
  const { payment, card, check, checkFallback, payout } = addresses
  return {
    NODE_ENV: "production",
    // All that a shop may log, each request with its address included.
    LOG_LEVEL: "debug",
    DATABASE_URL: database.url,
    STORE_MODULES: JSON.stringify(redisUrl ? redisModules(redisUrl) : []),
    FLEXPAY_OPTIONS: JSON.stringify({
      merchant,
      token,
      environment: "sandbox",
      callback_base_url: address,
      allow_http: true,
      addresses: {
        payment,
        card,
        check,
        check_fallback: checkFallback,
        payout,
      },
      request_timeout_seconds: 2,
      push_lifetime_minutes: 1,
      checks_per_second: 50,
      payouts: { approval_above: { cdf: "100000", usd: "40" } },
    }),
  }
}
