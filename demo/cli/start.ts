import { startSimulator } from "../../simulator"
import { buildPlugin, buildStore } from "./build"
import { checkPort } from "./check-port"
import { endAllPrograms, lastOutput } from "./child-program"
import {
  checkGivenDatabase,
  openDatabase,
  prepareDatabase,
  publishableKey,
  type Database,
} from "./database"
import { step } from "./progress"
import { checkRedis, openRedis } from "./redis"
import {
  deleteRunningDemo,
  findRunningDemo,
  saveRunningDemo,
} from "./running-demo"
import { startScaledStore } from "./scale"
import { passTime } from "./pass-time"
import { portSetting } from "./settings"
import { buildShop, serveShop } from "./shop"
import { Shutdown } from "./shutdown"
import {
  endInstance,
  startInstance,
  storeEnv,
  type Instance,
  type Ports,
  type Store,
} from "./store-server"
import { UserError } from "./user-error"
import { welcome } from "./welcome"

interface StartOptions {
  /** Runs two servers and a worker over Redis instead of one process. */
  scale: boolean
}

/** Starts the whole demo; it runs until Ctrl-C. */
export async function start({ scale }: StartOptions): Promise<void> {
  const ports: Ports = {
    shop: portSetting("SHOP_PORT", 8000),
    store: portSetting("PORT", 9000),
    simulator: portSetting("SIMULATOR_PORT", 9010),
  }
  await checkEnvironment(ports, scale)
  const shutdown = new Shutdown()
  shutdown.addLast(endAllPrograms)
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (!shutdown.isRequested) {
        console.log("\nLa démo s'arrête… / The demo is stopping…")
      }
      void shutdown.exit(0)
    })
  }
  try {
    await run(ports, scale, shutdown)
  } catch (error) {
    if (!shutdown.isRequested) {
      console.error(error instanceof Error ? error.message : error)
      await shutdown.exit(1)
    }
  }
}

/** @throws UserError if something that the demo needs is missing or taken */
async function checkEnvironment(ports: Ports, scale: boolean): Promise<void> {
  const other = findRunningDemo()
  if (other) {
    throw new UserError(
      `La démo tourne déjà (processus ${other.pid}, ${other.storeUrl}) : arrêtez-la d'abord avec Ctrl-C.`,
      `The demo is already running (process ${other.pid}, ${other.storeUrl}): stop it first with Ctrl-C.`
    )
  }
  await checkPort(ports.shop, "SHOP_PORT")
  await checkPort(ports.store, "PORT")
  await checkPort(ports.simulator, "SIMULATOR_PORT")
  await checkGivenDatabase()
  if (scale) {
    await checkRedis()
  }
}

async function run(
  ports: Ports,
  scale: boolean,
  shutdown: Shutdown
): Promise<void> {
  const startedAt = Date.now()
  const demo = {
    pid: process.pid,
    shopUrl: `http://localhost:${ports.shop}`,
    storeUrl: `http://localhost:${ports.store}`,
    simulatorUrl: `http://localhost:${ports.simulator}`,
  }
  saveRunningDemo(demo)
  shutdown.addFirst(deleteRunningDemo)

  console.log("\nLa démo démarre / The demo is starting\n")
  await buildPlugin()
  const databaseOpening = openDatabase()
  const redisOpening = scale ? openRedis() : Promise.resolve(undefined)
  for (const opening of [databaseOpening, redisOpening]) {
    // Also stops a server that is still starting at an interruption.
    shutdown.addLast(async () => (await opening.catch(() => undefined))?.stop())
  }
  const [database, redis] = await Promise.all([databaseOpening, redisOpening])
  await Promise.all([
    buildShop(),
    buildStore(),
    prepareDatabase(database, redis),
  ])

  const simulator = await startSimulator({
    port: ports.simulator,
    merchant: "MBOKA",
    onTimePassed: (milliseconds) => passTime(database.url, milliseconds),
  })
  shutdown.addLast(() => simulator.close())
  const store = redis
    ? await startScaledStore(database, ports, redis)
    : await startSingleStore(database, ports)
  watchInstances(store.instances, shutdown)
  shutdown.addFirst(store.stop)
  const readyDemo = { ...demo, publishableKey: await publishableKey(database) }
  const shop = await serveShop(ports.shop, readyDemo)
  shutdown.addFirst(() => shop.close())
  saveRunningDemo(readyDemo)
  console.log(welcome(demo, store.instances, startedAt))
}

async function startSingleStore(
  database: Database,
  ports: Ports
): Promise<Store> {
  const instance = await step("Medusa", () =>
    startInstance(
      { name: "medusa", port: ports.store },
      storeEnv(database, ports)
    )
  )
  return { instances: [instance], stop: () => endInstance(instance) }
}

/** Reports a Medusa that exits unexpectedly; the last one ends the demo. */
function watchInstances(instances: Instance[], shutdown: Shutdown): void {
  const alive = new Set(instances)
  for (const instance of instances) {
    instance.program.process.once("exit", () => {
      alive.delete(instance)
      if (alive.size > 0) {
        console.error(
          `${instance.name} s'est arrêté, les autres continuent / has stopped, the others continue`
        )
        return
      }
      console.error(
        `${lastOutput(instance.program)}\nMedusa s'est arrêté / Medusa has stopped`
      )
      void shutdown.exit(1)
    })
  }
}
