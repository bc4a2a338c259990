import { startSimulator } from "../../simulator"
import { buildPlugin, buildStore } from "./build"
import { checkPort } from "./check-port"
import { complaint, endAll } from "./child"
import {
  checkGivenDatabase,
  openDatabase,
  prepareDatabase,
  publishableKey,
  type Database,
} from "./database"
import { Problem } from "./problem"
import { step } from "./progress"
import { checkRedis, openRedis } from "./redis"
import { findRunning, forgetRunning, noteRunning } from "./running"
import { startScaledStore } from "./scale"
import { portSetting } from "./settings"
import { buildShop, serveShop } from "./shop"
import {
  endInstance,
  startInstance,
  storeEnv,
  type Instance,
  type Ports,
} from "./store-server"
import { welcome } from "./welcome"

type Undo = () => Promise<unknown> | void

interface StartOptions {
  /** As two servers and a worker over Redis, not as one process. */
  scale: boolean
}

/** Starts the whole demo; it runs until Ctrl-C. */
export async function start({ scale }: StartOptions): Promise<void> {
  const ports: Ports = {
    shop: portSetting("SHOP_PORT", 8000),
    store: portSetting("PORT", 9000),
    simulator: portSetting("SIMULATOR_PORT", 9010),
  }
  const other = findRunning()
  if (other) {
    throw new Problem(
      `La démo tourne déjà (processus ${other.pid}, ${other.storeUrl}) : arrêtez-la d'abord avec Ctrl-C.`,
      `The demo runs already (process ${other.pid}, ${other.storeUrl}): stop it first with Ctrl-C.`
    )
  }
  await checkPort(ports.shop, "SHOP_PORT")
  await checkPort(ports.store, "PORT")
  await checkPort(ports.simulator, "SIMULATOR_PORT")
  await checkGivenDatabase()
  if (scale) {
    await checkRedis()
  }

  const undo: Undo[] = [endAll]
  const stop = stopOnce(undo)
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (!stop.asked) {
        console.log("\nLa démo s'arrête… / The demo stops…")
      }
      void stop(0)
    })
  }
  try {
    await run(ports, scale, undo, stop)
  } catch (error) {
    if (!stop.asked) {
      console.error(error instanceof Error ? error.message : error)
      await stop(1)
    }
  }
}

async function run(
  ports: Ports,
  scale: boolean,
  undo: Undo[],
  stop: (exitCode: number) => Promise<void>
): Promise<void> {
  const since = Date.now()
  const demo = {
    pid: process.pid,
    shopUrl: `http://localhost:${ports.shop}`,
    storeUrl: `http://localhost:${ports.store}`,
    simulatorUrl: `http://localhost:${ports.simulator}`,
  }
  noteRunning(demo)
  undo.unshift(forgetRunning)

  console.log("\nLa démo démarre / The demo starts\n")
  await buildPlugin()
  const databaseOpening = openDatabase()
  const redisOpening = scale ? openRedis() : Promise.resolve(undefined)
  for (const opening of [databaseOpening, redisOpening]) {
    // Also when it is interrupted while they start.
    undo.push(async () => (await opening.catch(() => undefined))?.stop())
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
  })
  undo.push(() => simulator.close())
  const store = redis
    ? await startScaledStore(database, ports, redis)
    : await startSingleStore(database, ports)
  watch(store.instances, stop)
  undo.unshift(store.stop)
  const ready = { ...demo, publishableKey: await publishableKey(database) }
  const shop = await serveShop(ports.shop, ready)
  undo.unshift(() => shop.close())
  noteRunning(ready)
  console.log(welcome(demo, store.instances, since))
}

async function startSingleStore(database: Database, ports: Ports) {
  const store = await step("Medusa", () =>
    startInstance(
      { name: "medusa", port: ports.store },
      storeEnv(database, ports)
    )
  )
  return { instances: [store], stop: () => endInstance(store) }
}

/** Tells when a Medusa ends by itself; the demo ends with the last. */
function watch(
  instances: Instance[],
  stop: (exitCode: number) => Promise<void>
): void {
  const living = new Set(instances)
  for (const instance of instances) {
    instance.child.process.once("exit", () => {
      living.delete(instance)
      if (living.size > 0) {
        console.error(
          `${instance.name} s'est arrêté, les autres continuent / has stopped, the others go on`
        )
        return
      }
      console.error(
        `${complaint(instance.child)}\nMedusa s'est arrêté / Medusa has stopped`
      )
      void stop(1)
    })
  }
}

/** Undoes the start in order, once, however often one asks for it. */
function stopOnce(undo: Undo[]) {
  const stop = async (exitCode: number): Promise<void> => {
    if (stop.asked) {
      return
    }
    stop.asked = true
    for (const act of undo) {
      await act()
    }
    process.exit(exitCode)
  }
  stop.asked = false
  return stop
}
