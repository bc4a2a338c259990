import { createServer, type Server } from "node:http"
import { createApp, paths } from "./app"
import {
  changed,
  defaultSettings,
  settingsPatchSchema,
  type SettingsPatch,
} from "./settings"
import { logLine } from "./log-line"
import { Simulation, type Identity } from "./simulation"

export type { Delays, Quirks, Settings, SettingsPatch } from "./settings"

/** How a simulator is started: its identity, its place, and its settings. */
export interface SimulatorOptions extends SettingsPatch, Partial<Identity> {
  /** 0, the default, takes a free port. */
  port?: number
  /** The address to listen on; this machine alone by default. */
  host?: string
  /** How browsers reach the simulator, when that is not its `url`. */
  publicUrl?: string
  /** Gets one line for each new state; phone numbers are masked in it. */
  log?: (line: string) => void
}

/** A simulator that runs. */
export interface Simulator {
  /** Without a slash at the end. */
  url: string
  port: number
  token: string
  merchant: string
  /** The whole address of each service; those of check take `/<orderNumber>`. */
  addresses: Record<keyof typeof paths, string>
  /** Forgets everything, and goes back to the settings of the start. */
  reset(): void
  /** Stops: nothing is sent or answered any more. */
  close(): Promise<void>
}

/** Starts a FlexPay of our own, in memory. */
export async function startSimulator(
  options: SimulatorOptions = {}
): Promise<Simulator> {
  const {
    port: wantedPort = 0,
    host = "127.0.0.1",
    publicUrl,
    log,
    token = "flexpay-simulator-token",
    merchant = "SIMULATEUR",
    pin = "1234",
    ...patch
  } = options
  const settings = changed(defaultSettings, settingsPatchSchema.parse(patch))
  const simulation = new Simulation({ token, merchant, pin }, settings)
  if (log) {
    simulation.changes.listen((changed) => changed && log(logLine(changed)))
  }
  const server = createServer()
  const port = await listen(server, wantedPort, host)
  const url = `http://${reachable(host)}:${port}`
  server.on(
    "request",
    createApp(
      simulation,
      ({ orderNumber }) => `${publicUrl ?? url}/card/${orderNumber}`
    )
  )
  return {
    url,
    port,
    token,
    merchant,
    addresses: addressesAt(url),
    reset: () => simulation.reset(),
    close: () => close(server, simulation),
  }
}

/** The host as it stands in a URL; "every address" is no address to call. */
function reachable(host: string): string {
  const everywhere: Record<string, string> = {
    "0.0.0.0": "127.0.0.1",
    "::": "[::1]",
  }
  return everywhere[host] ?? (host.includes(":") ? `[${host}]` : host)
}

function addressesAt(url: string): Simulator["addresses"] {
  return {
    payment: url + paths.payment,
    card: url + paths.card,
    payout: url + paths.payout,
    check: url + paths.check,
    checkFallback: url + paths.checkFallback,
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : port)
    })
  })
}

function close(server: Server, simulation: Simulation): Promise<void> {
  simulation.forget()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
