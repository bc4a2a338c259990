#!/usr/bin/env node
import { parseArgs } from "node:util"
import { startSimulator, type Simulator, type SimulatorOptions } from "./index"

const help = `flexpay-simulator: a FlexPay of your own, with a virtual phone.

Usage: flexpay-simulator [options]

  --port <number>      where to listen (4400)
  --host <address>     the address to listen on (127.0.0.1)
  --token <text>       the bearer token it accepts
  --merchant <text>    the merchant code it accepts (SIMULATEUR)
  --public-url <url>   how browsers reach it, when that is another address
  --profile <name>     v1, or corporate-v2
  --auto-pay           numbers without an outcome of their own pay by themselves
  --help               this text
`

async function main(): Promise<void> {
  const options = readOptions()
  if (!options) {
    process.stdout.write(help)
    return
  }
  const simulator = await startSimulator(options)
  const stop = () => void simulator.close()
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
  process.stdout.write(welcome(simulator, options.token !== undefined))
}

/** The options of the command line, or null when help is asked for. */
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
    throw new Error("--profile is v1 or corporate-v2.")
  }
  const options = {
    port: portOf(values.port),
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

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`--port ${text}: a port is a number from 0 to 65535.`)
  }
  return port
}

function welcome(simulator: Simulator, ownToken: boolean): string {
  const { addresses, url, token, merchant } = simulator
  return `The FlexPay simulator runs. Virtual phone: ${url}/

  payment   ${addresses.payment}
  card      ${addresses.card}
  check     ${addresses.check}/<orderNumber>
  payout    ${addresses.payout}
  merchant  ${merchant}
  token     ${ownToken ? "the one you gave" : token}

Ctrl-C stops it; nothing is kept.
`
}

/** A sentence that says what to do about it. */
function explanation(error: unknown): string {
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
  process.stderr.write(`${explanation(error)}\n`)
  process.exitCode = 1
})
