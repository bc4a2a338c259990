import {
  hashCallbackToken,
  readCallback,
  toLoggableCallback,
} from "../../../gateway"
import type { CallbackReading, FlexPayClient } from "../../../gateway"
import type { CallbackInbox, Received } from "../store/callback-inbox"
import type { Transaction } from "../transaction/transaction"

/** FlexPay's callbacks, as they came. */
export interface Callback {
  /** The secret of the address that was called. */
  token: string
  /** Raw text, or what a parser made of it. */
  body: unknown
  /** The query string of the address. */
  query?: string
}

/** Stores callbacks. They prove nothing and change no state: each makes a check due. */
export class CallbackReceiver {
  constructor(
    private readonly callbacks: CallbackInbox,
    private readonly client: FlexPayClient
  ) {}

  /** @returns null when no transaction of this kind has the token */
  async receive(
    kind: Transaction["kind"],
    { token, body, query }: Callback
  ): Promise<Received | null> {
    const reading = readCallback(body, query)
    const { orderNumber, operatorReference } = reading
    const received = await this.callbacks.insert(
      { kind, callback_token_hash: hashCallbackToken(token) },
      {
        orderNumber,
        // Check does not return it, so that of the callback is shown.
        operatorReference,
        data: { ...toLoggableCallback(body, query), ...saysPaid(reading) },
      }
    )
    if (received && orderNumber) {
      this.client.noteCallback(orderNumber)
    }
    return received
  }

  /**
   * Receives a callback of a payment by its order number.
   * @returns null when no payment has it
   */
  async receiveTokenless(body: unknown): Promise<Received | null> {
    const reading = readCallback(body)
    const { orderNumber } = reading
    return orderNumber
      ? await this.callbacks.insert(
          { kind: "payment", order_number: orderNumber },
          {
            orderNumber: null,
            operatorReference: null,
            data: { ...toLoggableCallback(body), ...saysPaid(reading) },
          }
        )
      : null
  }
}

/** Code 0 without the operator's reference was observed before the PIN. */
function saysPaid({ code, operatorReference }: CallbackReading): object {
  return code === "0" && operatorReference ? { says_paid: true } : {}
}
