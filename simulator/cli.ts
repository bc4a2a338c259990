#!/usr/bin/env node
import { parseArgs } from "node:util"
import { startSimulator, type Simulator, type SimulatorOptions } from "./index"

const help = `flexpay-simulator: simulates FlexPay, with a virtual phone.

Usage: flexpay-simulator [options]

  --port <number>      the port to listen on (4400)
  --host <address>     the address to listen on (127.0.0.1)
  --token <text>       the bearer token it accepts
  --merchant <text>    the merchant code it accepts (SIMULATEUR)
  --public-url <url>   the address for browsers, if it is another one
  --profile <name>     v1, or corporate-v2
  --auto-pay           numbers without an outcome of their own pay automatically
  --help               shows this text
`

async function main(): Promise<void> {
  const options = readOptions()
  if (!options) {
    process.stdout.write(help)
    return
  }
  const simulator = await startSimulator(options)
  const close = () => void simulator.close()
  process.once("SIGINT", close)
  process.once("SIGTERM", close)
  process.stdout.write(welcome(simulator, options.token !== undefined))
}

/** The options of the command line; null with `--help`. */
function readOptions(): SimulatorOptions | null {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4400" },
      host: { type: "string" },
      token: { type: "string" },
      merchant: { type: "string" },
      "public-url": { type: "string" },
      profile: { type: "string" },
      "auto-pay": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  })
  const { host, token, merchant, profile } = values
  if (profile !== undefined && profile !== "v1" && profile !== "corporate-v2") {
    throw new Error("--profile must be v1 or corporate-v2.")
  }
  const options = {
    port: parsePort(values.port),
    autoPay: values["auto-pay"],
    log: (line: string) => void process.stdout.write(`${line}\n`),
    ...(host !== undefined && { host }),
    ...(token !== undefined && { token }),
    ...(merchant !== undefined && { merchant }),
    ...(profile !== undefined && { profile }),
    ...(values["public-url"] !== undefined && {
      publicUrl: values["public-url"],
    }),
  } satisfies SimulatorOptions
  return values.help ? null : options
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`--port ${text}: a port is a number from 0 to 65535.`)
  }
  return port
}

function welcome(simulator: Simulator, hasOwnToken: boolean): string {
  const { addresses, url, token, merchant } = simulator
  return `The FlexPay simulator is running. Virtual phone: ${url}/

  payment   ${addresses.payment}
  card      ${addresses.card}
  check     ${addresses.check}/<orderNumber>
  payout    ${addresses.payout}
  merchant  ${merchant}
  token     ${hasOwnToken ? "as given" : token}

Ctrl-C stops it and deletes its data.
`
}

/** What went wrong, and how to fix it. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error)
  }
  const port = "port" in error ? String(error.port) : ""
  const code = "code" in error ? error.code : undefined
  if (code === "EADDRINUSE") {
    return `Port ${port} is busy: choose another one with --port.`
  }
  if (code === "EACCES") {
    return `Port ${port} is not allowed: choose one above 1023 with --port.`
  }
  return error.message
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
})
