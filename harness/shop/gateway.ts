import axios from "axios"
import type { AxiosResponse } from "axios"
import type { Simulator } from "../../simulator"

/** A transaction as FlexPay's side knows it. */
export interface GatewayEntry {
  kind: "payment" | "card" | "payout"
  /** The name of the simulator's scenario. */
  outcome: string
  orderNumber: string
  reference: string
  phone: string | null
  amount: string
  currency: "CDF" | "USD"
  /** Null while no money left the wallet. */
  moved: { amount: string; currency: "CDF" | "USD" } | null
  moneyReturned: boolean
  state: string
  /** Its states, the oldest first. */
  changes: { state: string }[]
  callbackUrl: string
  callbacks: { httpStatus: number | null; forged: boolean }[]
}

interface Counts {
  payment: number
  card: number
  payout: number
  check: number
  checkFallback: number
}

/** The simulator's control API: what happens at FlexPay's side of the wire. */
export class Gateway {
  constructor(private readonly getSimulator: () => Pick<Simulator, "url">) {}

  async entries(): Promise<GatewayEntry[]> {
    const { data } = await this.send("GET", "transactions")
    return data.transactions
  }

  /** The only transaction at FlexPay, when there is just one. */
  async onlyEntry(): Promise<GatewayEntry> {
    const [entry, ...more] = await this.entries()
    if (!entry || more.length) {
      throw new Error(`${more.length + (entry ? 1 : 0)} transactions, not one`)
    }
    return entry
  }

  async counts(): Promise<Counts> {
    const { data } = await this.send("GET", "requests")
    return data.counts
  }

  /** Bodies of the requests for money, as FlexPay received them. */
  async requestBodies(service: string): Promise<Record<string, unknown>[]> {
    const { data } = await this.send("GET", "requests")
    const requests: { service: string; body: Record<string, unknown> }[] =
      data.requests
    return requests
      .filter((request) => request.service === service)
      .map(({ body }) => body)
  }

  /** The shopper decides, on the phone or on the card page. */
  async decide(decision: object): Promise<void> {
    await this.send("POST", "decisions", decision)
  }

  /** The right PIN on the phone. */
  async enterPin(phone: string): Promise<void> {
    await this.decide({ phone, decision: "pin", pin: "1234" })
  }

  /** Sets a state, as FlexPay's staff may by hand. */
  async setState(change: object): Promise<void> {
    await this.send("POST", "states", change)
  }

  /** A customer pays at a till, without a request of the store's. */
  async receive(payment: {
    phone: string
    amount: string
    currency?: "CDF" | "USD"
    reference?: string
  }): Promise<GatewayEntry> {
    const { data } = await this.send("POST", "transactions", payment)
    return data.transaction
  }

  /** Sends a callback again, or a forged one. */
  async callBack(callback: object): Promise<number | null> {
    const { data } = await this.send("POST", "callbacks", callback)
    return data.httpStatus
  }

  async change(settings: object): Promise<void> {
    await this.send("POST", "settings", settings)
  }

  /** Chooses the scenario of a phone's next transaction. */
  async setOutcome(outcome: object): Promise<void> {
    await this.send("POST", "outcomes", outcome)
  }

  /** Removes the scenarios that were chosen for a phone. */
  async clearOutcomes(phone: string): Promise<void> {
    await this.send("DELETE", `outcomes?phone=${phone}`)
  }

  async spoil(fault: object): Promise<void> {
    await this.send("POST", "faults", fault)
  }

  async clearFaults(): Promise<void> {
    await this.send("DELETE", "faults")
  }

  private async send(
    method: "GET" | "POST" | "DELETE",
    path: string,
    data?: object
  ): Promise<AxiosResponse> {
    const { url } = this.getSimulator()
    return await axios.request({
      method,
      url: `${url}/_simulator/${path}`,
      data,
    })
  }
}
