import axios from "axios"
import type { AxiosInstance } from "axios"
import { eventually } from "./eventually"

/** A transaction as the simulator keeps it. */
export interface OperatorEntry {
  reference: string
  orderNumber: string
  phone: string
  currency: "CDF" | "USD"
  moved: { amount: string; currency: "CDF" | "USD" } | null
  callbacks: { httpStatus: number | null }[]
}

interface RequestLog {
  requests: { service: string; body: { phone?: string } }[]
}

/** The shoppers' phones, and what their operator knows. */
export class VirtualPhones {
  private readonly control: AxiosInstance
  private given = 0

  constructor(simulatorUrl: string) {
    this.control = axios.create({ baseURL: `${simulatorUrl}/_simulator` })
  }

  /** A number that nobody had before, and that waits for its PIN. */
  newNumber(): string {
    this.given += 1
    return `24381${String(2_000_000 + this.given)}`
  }

  /** The next request to this service gets no answer. */
  async hangNext(
    service: "payment" | "check",
    { processed }: { processed: boolean }
  ): Promise<void> {
    await this.control.post("/faults", { service, kind: "hang", processed })
  }

  /** How many requests for money FlexPay received for this phone. */
  async requestsFor(phone: string): Promise<number> {
    const { data } = await this.control.get<RequestLog>("/requests")
    return data.requests.filter(
      ({ service, body }) => service === "payment" && body.phone === phone
    ).length
  }

  /** How many times FlexPay was asked what became of something. */
  async checks(): Promise<number> {
    const { data } = await this.control.get<RequestLog>("/requests")
    return data.requests.filter(({ service }) => service === "check").length
  }

  /** Waits until the push is on the phone, and enters the PIN. */
  async enterPin(phone: string): Promise<void> {
    await eventually(`a push to ${phone}`, async () => {
      return (await this.entriesOf(phone))[0]
    })
    await this.control.post("/decisions", { phone, act: "pin", pin: "1234" })
  }

  /** Waits until FlexPay called back, and tells whether anyone answered. */
  async callbackAnswer(phone: string): Promise<number | null> {
    const callback = await eventually(`a callback for ${phone}`, async () => {
      return (await this.entriesOf(phone)).at(-1)?.callbacks[0]
    })
    return callback.httpStatus
  }

  /** FlexPay's own books on this phone, the oldest first. */
  async entriesOf(phone: string): Promise<OperatorEntry[]> {
    const { data } = await this.control.get<{ transactions: OperatorEntry[] }>(
      "/ledger"
    )
    return data.transactions.filter((entry) => entry.phone === phone)
  }
}
