import { once } from "node:events"
import { createServer, type IncomingHttpHeaders } from "node:http"
import axios, { type AxiosResponse } from "axios"
import { listMagicNumbers } from "../magic-numbers"
import { startSimulator, type SimulatorOptions } from "../index"

export interface ReceivedCallback {
  body: string
  headers: IncomingHttpHeaders
}

const fastOptions: SimulatorOptions = {
  delays: {
    answer: 0,
    decision: 1,
    callback: 0,
    change: 20,
    pushLifetime: 20,
  },
  quirks: { notFoundFor: 0, leadingSpace: "never" },
}

const http = axios.create({
  validateStatus: () => true,
  maxRedirects: 0,
  proxy: false,
  timeout: 5_000,
})

let references = 0

/** A merchant's server that records its callbacks. */
async function startMerchant() {
  const callbacks: ReceivedCallback[] = []
  const server = createServer(async (request, response) => {
    let body = ""
    for await (const chunk of request) {
      body += chunk
    }
    callbacks.push({ body, headers: request.headers })
    response.end()
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const port = typeof address === "object" && address ? address.port : 0
  return {
    callbacks,
    callbackUrl: `http://127.0.0.1:${port}/callback`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A simulator, a merchant's server for its callbacks, and requests to both. */
export async function startHarness(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({
    ...fastOptions,
    ...options,
    delays: { ...fastOptions.delays, ...options.delays },
    quirks: { ...fastOptions.quirks, ...options.quirks },
  })
  const merchant = await startMerchant()
  const { callbackUrl } = merchant
  const headers = { Authorization: `Bearer ${simulator.token}` }

  const order = (fields: object = {}) => ({
    merchant: simulator.merchant,
    type: "1",
    phone: "243810000001",
    reference: `REF-${(references += 1)}`,
    amount: "1000",
    currency: "CDF",
    callbackUrl,
    ...fields,
  })
  const control = async (path: string, body?: object) => {
    const url = `${simulator.url}/_simulator/${path}`
    return body ? http.post(url, body) : http.get(url)
  }
  const check = (orderNumber: string) =>
    http.get(`${simulator.addresses.check}/${orderNumber}`, { headers })
  return {
    simulator,
    callbacks: merchant.callbacks,
    callbackUrl,
    headers,
    order,
    control,
    http,
    pay: (fields?: object, timeout = 5_000) =>
      http.post(simulator.addresses.payment, order(fields), {
        headers,
        timeout,
      }),
    payOut: (fields?: object, timeout = 5_000) =>
      http.post(simulator.addresses.payout, order(fields), {
        headers,
        timeout,
      }),
    check: (answer: AxiosResponse | string) =>
      check(typeof answer === "string" ? answer : answer.data.orderNumber),
    /** Waits until check reports this status. */
    expectStatus: (orderNumber: string, status: string) =>
      eventually(async () => {
        const { data } = await check(orderNumber)
        expect(data.transaction?.status).toBe(status)
      }),
    records: async () => (await control("transactions")).data,
    close: async () => {
      await simulator.close()
      merchant.close()
    },
  }
}

export type Harness = Awaited<ReturnType<typeof startHarness>>

/** Repeats the assertion until it holds, for at most two seconds. */
export async function eventually(
  assertion: () => void | Promise<void>
): Promise<void> {
  const end = Date.now() + 2_000
  for (;;) {
    try {
      await assertion()
      return
    } catch (error) {
      if (Date.now() > end) {
        throw error
      }
      await pause(3)
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** The magic number with this outcome, on the first network. */
export function phoneOf(kind: "payment" | "payout", outcome: string): string {
  const range = kind === "payment" ? "00000" : "00001"
  const phone = listMagicNumbers().find(
    (row) => row[kind] === outcome && row.lastSeven.startsWith(range)
  )?.phones[0]
  if (!phone) {
    throw new Error(`no number for ${outcome}`)
  }
  return phone
}
