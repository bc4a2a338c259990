import { createServer, type Server } from "node:http"
import { createApp, paths } from "./app"
import {
  defaultSettings,
  patchSettings,
  settingsPatchSchema,
  type SettingsPatch,
} from "./settings"
import { logLine } from "./log-line"
import { Simulation, type Identity } from "./simulation"

export type { Delays, Quirks, Settings, SettingsPatch } from "./settings"

/** The identity, the address and the settings of a simulator. */
export interface SimulatorOptions extends SettingsPatch, Partial<Identity> {
  /** 0, the default, selects a free port. */
  port?: number
  /** The address to listen on; 127.0.0.1 by default. */
  host?: string
  /** The address for browsers, if it is not `url`. */
  publicUrl?: string
  /** Called after the time was moved, with the ms; a store can move its own. */
  onTimePassed?: (milliseconds: number) => Promise<void>
  /** Called with one line for each new state; phone numbers are masked. */
  log?: (line: string) => void
}

/** A running simulator. */
export interface Simulator {
  /** Without a trailing slash. */
  url: string
  port: number
  token: string
  merchant: string
  /** The URL of each service; check needs `/<orderNumber>` after it. */
  addresses: Record<keyof typeof paths, string>
  /** Deletes everything, and restores the initial settings. */
  reset(): void
  /** Stops the server, its timers and its callbacks. */
  close(): Promise<void>
}

/** Starts a simulated FlexPay, which keeps everything in memory. */
export async function startSimulator(
  options: SimulatorOptions = {}
): Promise<Simulator> {
  const {
    port: requestedPort = 0,
    host = "127.0.0.1",
    publicUrl,
    log,
    onTimePassed,
    token = "flexpay-simulator-token",
    merchant = "SIMULATEUR",
    pin = "1234",
    ...patch
  } = options
  const settings = patchSettings(
    defaultSettings,
    settingsPatchSchema.parse(patch)
  )
  const simulation = new Simulation(
    { token, merchant, pin },
    settings,
    onTimePassed
  )
  if (log) {
    simulation.changeEvents.subscribe((transaction) => {
      if (transaction) {
        log(logLine(transaction))
      }
    })
  }
  const server = createServer()
  const port = await listen(server, requestedPort, host)
  const url = `http://${urlHost(host)}:${port}`
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

/** The host in a URL; "all addresses" is replaced by the loopback address. */
function urlHost(host: string): string {
  const loopback: Record<string, string> = {
    "0.0.0.0": "127.0.0.1",
    "::": "[::1]",
  }
  return loopback[host] ?? (host.includes(":") ? `[${host}]` : host)
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
  simulation.stop()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
