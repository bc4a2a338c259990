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

/** Stores callbacks. They prove nothing and change no state: they make a check due. */
export class CallbackReceiver {
  constructor(
    private readonly callbacks: CallbackInbox,
    private readonly client: FlexPayClient
  ) {}

  /** Null when no transaction of this kind has the token. */
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
        // Check does not tell it, so it is shown as the callback has it.
        operatorReference,
        data: { ...toLoggableCallback(body, query), ...saysPaid(reading) },
      }
    )
    if (received && orderNumber) {
      this.client.noteCallback(orderNumber)
    }
    return received
  }

  /** Of a payment; null when no payment has the order number that it names. */
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

/** Code 0 without the operator's reference was seen before the PIN. */
function saysPaid({ code, operatorReference }: CallbackReading): object {
  return code === "0" && operatorReference ? { says_paid: true } : {}
}
