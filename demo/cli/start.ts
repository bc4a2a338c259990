import { startSimulator } from "../../simulator"
import { adminLogin, approverLogin } from "../src/seed/names"
import { buildPlugin, buildStore } from "./build"
import { checkPort } from "./check-port"
import { complaint, end, endAll } from "./child"
import {
  checkGivenDatabase,
  openDatabase,
  prepareDatabase,
  publishableKey,
} from "./database"
import { Problem } from "./problem"
import { step } from "./progress"
import {
  findRunning,
  forgetRunning,
  noteRunning,
  type RunningDemo,
} from "./running"
import { portSetting } from "./settings"
import { buildShop, serveShop } from "./shop"
import { startStore, type Ports } from "./store-server"

type Undo = () => Promise<unknown> | void

/** Starts the whole demo; it runs until Ctrl-C. */
export async function start(): Promise<void> {
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
    await run(ports, undo, stop)
  } catch (error) {
    if (!stop.asked) {
      console.error(error instanceof Error ? error.message : error)
      await stop(1)
    }
  }
}

async function run(
  ports: Ports,
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
  const opening = openDatabase()
  // Also when it is interrupted while PostgreSQL starts.
  undo.push(async () => (await opening.catch(() => undefined))?.stop())
  const database = await opening
  await Promise.all([buildShop(), buildStore(), prepareDatabase(database)])

  const simulator = await startSimulator({
    port: ports.simulator,
    merchant: "MBOKA",
  })
  undo.push(() => simulator.close())
  const store = await step("Medusa", () => startStore(database, ports))
  store.process.once("exit", () => {
    console.error(
      `${complaint(store)}\nMedusa s'est arrêté / Medusa has stopped`
    )
    void stop(1)
  })
  undo.unshift(() => {
    store.process.removeAllListeners("exit")
    return end(store.process)
  })
  const ready = { ...demo, publishableKey: await publishableKey(database) }
  const shop = await serveShop(ports.shop, ready)
  undo.unshift(() => shop.close())
  noteRunning(ready)
  console.log(welcome(demo, since))
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

function welcome(
  demo: Pick<RunningDemo, "shopUrl" | "storeUrl" | "simulatorUrl">,
  since: number
): string {
  const seconds = ((Date.now() - since) / 1000).toFixed(0)
  return `
La démo est prête / The demo is ready (${seconds} s)

  Boutique / Shop                    ${demo.shopUrl}
  Téléphone virtuel / Virtual phone  ${demo.simulatorUrl}
    code PIN                         1234
  Admin Medusa                       ${demo.storeUrl}/app
    e-mail                           ${adminLogin.email}
    mot de passe / password          ${adminLogin.password}
    pour approuver / to approve      ${approverLogin.email}
    mot de passe / password          ${approverLogin.password}
  API                                ${demo.storeUrl}

Acheter sans navigateur / To buy without a browser:  npm run demo -- --buy
Arrêter / To stop:  Ctrl-C
`
}
