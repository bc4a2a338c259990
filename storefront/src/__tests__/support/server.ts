import { jest } from "@jest/globals"
import type { FlexPayClient, StoreFlexPayTransaction } from "../../types.ts"

/** A push that waits on the phone. */
export const TRANSACTION: StoreFlexPayTransaction = {
  state: "pending",
  reason: null,
  gateway_message: null,
  support_code: "7T8V9W",
  phone: "+243 81 ••• •• 78",
  operator: "vodacom",
  amount: "57500",
  currency_code: "cdf",
  retry_after_ms: 3000,
  minutes_left: 5,
  can_retry: false,
  needs_help: false,
  amount_changed: false,
  order_canceled: false,
  idempotency_key: null,
  redirect_url: null,
  order_placed: false,
  order_id: null,
}

type Init = NonNullable<Parameters<FlexPayClient["fetch"]>[1]>

interface Call {
  path: string
  method: "GET" | "POST"
  body: Init["body"]
  signal: AbortSignal | undefined
  /** Answers with a transaction, or with null for none. */
  answer: (facts: Partial<StoreFlexPayTransaction> | null) => Promise<void>
  /** Answers with a body that is not the plugin's. */
  answerWith: (body: unknown) => Promise<void>
  /** Fails with an HTTP status, or as the network does. */
  fail: (status?: number) => Promise<void>
}

/** A client whose calls a test answers. */
export function createServer() {
  const calls: Call[] = []
  const client: FlexPayClient = {
    fetch: (path, { method = "GET", body, signal } = {}) =>
      new Promise((resolve, reject) => {
        const finish = async (act: () => void) => {
          act()
          // What follows an answer follows at once, in microtasks.
          await jest.advanceTimersByTimeAsync(0)
        }
        const answerWith = (answer: unknown) => finish(() => resolve(answer))
        calls.push({
          path,
          method,
          body,
          signal,
          answerWith,
          answer: (facts) =>
            answerWith({ transaction: facts && { ...TRANSACTION, ...facts } }),
          fail: (status) =>
            finish(() =>
              reject(Object.assign(new Error("In English prose"), { status }))
            ),
        })
      }),
  }
  return {
    client,
    calls,
    /** The newest call. */
    last(): Call {
      const call = calls.at(-1)
      if (!call) {
        throw new Error("Nothing was called")
      }
      return call
    },
  }
}
