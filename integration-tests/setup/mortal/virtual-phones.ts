import { startSimulator } from "../../../simulator"
import type { Simulator } from "../../../simulator"
import { Gateway } from "../../../harness/shop/gateway"
import type { GatewayEntry } from "../../../harness/shop/gateway"
import { waitFor } from "../../../harness/wait-for"

const HOUR_MS = 60 * 60 * 1000

/** FlexPay with its shoppers' phones. It lives on when a server of the shop dies. */
export class VirtualPhones {
  readonly gateway: Gateway
  private numbers = 0

  private constructor(readonly simulator: Simulator) {
    this.gateway = new Gateway(() => simulator)
  }

  static async start(): Promise<VirtualPhones> {
    return new VirtualPhones(
      await startSimulator({
        // A push outlives its test, however slow the machine.
        delays: {
          answer: 0,
          decision: 100,
          callback: 0,
          pushLifetime: HOUR_MS,
        },
        quirks: { notFoundFor: 0 },
      })
    )
  }

  /** A number that nobody had before, and that waits for its PIN. */
  newNumber(): string {
    this.numbers += 1
    return `24381${2_000_000 + this.numbers}`
  }

  /** How many requests for money FlexPay received for this phone. */
  async requestsFor(phone: string): Promise<number> {
    const bodies = await this.gateway.requestBodies("payment")
    return bodies.filter((body) => body.phone === phone).length
  }

  /** Waits until FlexPay received a request for this phone. */
  async requested(phone: string): Promise<void> {
    await waitFor(
      `a request for ${phone}`,
      async () => (await this.requestsFor(phone)) > 0
    )
  }

  /** Enters the PIN once the push is there. */
  async enterPin(phone: string): Promise<void> {
    await waitFor(`a push on ${phone}`, async () => {
      return (await this.entriesOf(phone))[0]
    })
    await this.gateway.enterPin(phone)
  }

  /** Waits for the callback; null when nobody answered it. */
  async callbackAnswer(phone: string): Promise<number | null> {
    const callback = await waitFor(`a callback for ${phone}`, async () => {
      return (await this.entriesOf(phone)).at(-1)?.callbacks[0]
    })
    return callback.httpStatus
  }

  /** FlexPay's records of this phone, the oldest first. */
  async entriesOf(phone: string): Promise<GatewayEntry[]> {
    const entries = await this.gateway.entries()
    return entries.filter((entry) => entry.phone === phone)
  }
}
