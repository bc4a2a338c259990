import axios from "axios"
import type { Simulator } from "../simulator"

/** A fault of the simulator's, for the next requests of a service. */
export interface Fault {
  service: "check" | "checkFallback" | "payment" | "payout"
  kind: string
  /** How many requests it hits. */
  times: number
  /** FlexPay does what was asked, and only its answer is spoilt. */
  processed: boolean
}

/** Faults that wait for the requests that they spoil. */
export class Faults {
  private readonly planted: Fault[] = []

  constructor(private readonly simulator: Simulator) {}

  /** Spoils the next request, unless another fault waits for it. */
  async spoilNext(
    service: Fault["service"],
    spoilt: Pick<Fault, "kind" | "processed"> | null,
    times = 1
  ): Promise<void> {
    const unmet = await this.unmet()
    if (spoilt && !unmet.some((fault) => fault.service === service)) {
      const fault = { service, times, ...spoilt }
      await axios.post(this.url, fault)
      this.planted.push(fault)
    }
  }

  /** No answer is spoilt from now on. */
  async stop(): Promise<void> {
    const unmet = await this.unmet()
    await axios.delete(this.url)
    this.planted.push(
      ...unmet.map((fault) => ({ ...fault, times: -fault.times }))
    )
  }

  /** How many requests were spoilt, by kind. */
  async met(): Promise<[kind: string, count: number][]> {
    const unmet = await this.unmet()
    const times = (faults: readonly Fault[], kind: string) =>
      faults
        .filter((fault) => nameOf(fault) === kind)
        .reduce((total, fault) => total + fault.times, 0)
    return KINDS.map((kind) => [
      kind,
      times(this.planted, kind) - times(unmet, kind),
    ])
  }

  private get url(): string {
    return `${this.simulator.url}/_simulator/faults`
  }

  private async unmet(): Promise<Fault[]> {
    const { data } = await axios.get<{ faults: Fault[] }>(this.url)
    return data.faults
  }
}

const KINDS = [
  "spoilt: check",
  "spoilt: check at the second host",
  "spoilt: push, not done",
  "spoilt: push, done all the same",
  "spoilt: payout, not done",
  "spoilt: payout, done all the same",
] as const

function nameOf({ service, processed }: Fault): (typeof KINDS)[number] {
  switch (service) {
    case "check":
      return "spoilt: check"
    case "checkFallback":
      return "spoilt: check at the second host"
    case "payment":
      return `spoilt: push, ${processed ? "done all the same" : "not done"}`
    case "payout":
      return `spoilt: payout, ${processed ? "done all the same" : "not done"}`
  }
}
