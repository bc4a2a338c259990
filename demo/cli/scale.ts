import { findFreePort } from "../postgres/free-port"
import type { RedisServer } from "../redis/server"
import { serveBalanced } from "./balancer"
import type { Database } from "./database"
import { step } from "./progress"
import {
  endInstance,
  startInstance,
  storeEnv,
  type Ports,
  type Store,
} from "./store-server"

const INSTANCES = [
  { name: "server-1", mode: "server" },
  { name: "server-2", mode: "server" },
  { name: "worker", mode: "worker" },
]

/**
 * Starts the store as two servers behind a load balancer on the store's port,
 * and a worker, with one database and one Redis.
 */
export async function startScaledStore(
  database: Database,
  ports: Ports,
  redis: RedisServer
): Promise<Store> {
  const env = { ...storeEnv(database, ports), REDIS_URL: redis.url }
  const instances = await Promise.all(
    INSTANCES.map(async ({ name, mode }) => {
      const port = await findFreePort()
      return await step(`Medusa ${name}`, () =>
        startInstance({ name, port }, { ...env, MEDUSA_WORKER_MODE: mode })
      )
    })
  )
  const balancer = await serveBalanced(
    ports.store,
    instances.filter(({ name }) => name !== "worker").map(({ port }) => port)
  )
  return {
    instances,
    stop: async () => {
      await balancer.close()
      await Promise.all(instances.map(endInstance))
    },
  }
}
