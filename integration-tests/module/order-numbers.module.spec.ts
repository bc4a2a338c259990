import {
  createFlexPayClient,
  FlexPayConfigurationError,
} from "../../src/gateway"
import { DatabaseClock } from "../../src/modules/flexpay/store/clock"
import { Database } from "../../src/modules/flexpay/store/database"
import { GuardedWrites } from "../../src/modules/flexpay/store/guarded-writes"
import { TransactionSender } from "../../src/modules/flexpay/payments/transaction-sender"
import { TokenAlarm } from "../../src/modules/flexpay/health/token-alarm"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"

const UNKNOWN_NUMBER = "INTERNAL0001243810009001"

describeModule("Order numbers of callbacks", {}, (fixture) => {
  it("the first five order numbers are kept, each once", async () => {
    const { id } = await fixture.payUnanswered()
    const row = await fixture.row(id)

    for (const number of [
      "NUMBER-A",
      "NUMBER-B",
      "NUMBER-A",
      "NUMBER-C",
      "NUMBER-D",
      "NUMBER-E",
      "NUMBER-F",
      "NUMBER-B",
    ]) {
      await fixture.callBack(row, { orderNumber: number })
    }

    expect(await fixture.row(id)).toMatchObject({
      callbacks: 8,
      callback_order_numbers: [
        "NUMBER-A",
        "NUMBER-B",
        "NUMBER-C",
        "NUMBER-D",
        "NUMBER-E",
      ],
    })
  })

  it("order numbers of concurrent callbacks are all kept", async () => {
    const row = await fixture.payUnanswered()

    await Promise.all(
      ["NUMBER-A", "NUMBER-B", "NUMBER-C", "NUMBER-D"].map((orderNumber) =>
        fixture.callBack(row, { orderNumber })
      )
    )

    const { callback_order_numbers } = await fixture.row(row.id)
    expect([...(callback_order_numbers ?? [])].sort()).toEqual([
      "NUMBER-A",
      "NUMBER-B",
      "NUMBER-C",
      "NUMBER-D",
    ])
  })

  it("a later callback with a wrong order number does not replace the right one", async () => {
    const unanswered = await fixture.payUnanswered()
    const orderNumber = await fixture.orderNumberOf(unanswered)
    await fixture.setState(unanswered, "paid")

    await fixture.callBack(unanswered, { orderNumber })
    await fixture.callBack(unanswered, { orderNumber: UNKNOWN_NUMBER })

    expect(await fixture.confirmNow(unanswered.id)).toMatchObject({
      state: "succeeded",
      order_number: orderNumber,
      attention: null,
    })
  })

  it("a callback's order number replaces FlexPay's own that check does not find", async () => {
    const { payment, orderNumber } = await payWithUnknownNumber()
    await fixture.setState(payment, "paid")
    await fixture.callBack(payment, { code: "0", orderNumber })

    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "succeeded",
      attention: null,
      order_number: orderNumber,
    })
    const entries = await fixture.events(payment.id)
    expect(entries.map(({ type }) => type)).toEqual([
      "accepted",
      "callback",
      "order_number_replaced",
    ])
    expect(JSON.stringify(entries)).not.toContain(orderNumber)
  })

  it("a callback's order number replaces FlexPay's own while the payment waits for its PIN", async () => {
    const { payment, orderNumber } = await payWithUnknownNumber()
    await fixture.callBack(payment, { orderNumber })

    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "pending",
      order_number: orderNumber,
    })
    expect(await fixture.eventTypes(payment.id)).toContain(
      "order_number_replaced"
    )
  })

  it("callbacks' order numbers are not checked while check finds FlexPay's own", async () => {
    const payment = await fixture.pay()
    await fixture.callBack(payment, { orderNumber: UNKNOWN_NUMBER })
    const before = await fixture.received()

    await fixture.confirmNow(payment.id)

    expect((await fixture.received()).checks - before.checks).toBe(1)
  })

  it("callbacks' order numbers are checked while check is unreadable", async () => {
    const { payment, orderNumber } = await payWithUnknownNumber()
    await fixture.setState(payment, "paid")
    await fixture.callBack(payment, { orderNumber })
    await fixture.control("faults", { service: "check", kind: "html" })

    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "succeeded",
      order_number: orderNumber,
    })
  })

  it("the order number of another's paid transaction proves nothing and sets attention", async () => {
    const other = await fixture.pay({ amount: "1" })
    await fixture.setState(other, "paid")
    const { payment } = await payWithUnknownNumber()
    await fixture.callBack(payment, { orderNumber: other.order_number })

    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "pending",
      attention: "reference_differs",
      order_number: UNKNOWN_NUMBER,
      check_status: "mismatch",
    })
  })

  /** FlexPay answers with a number that callback and check don't know. */
  async function payWithUnknownNumber() {
    const payment = await fixture.pay()
    await fixture.sql(
      "UPDATE flexpay_transaction SET order_number = $2 WHERE id = $1",
      [payment.id, UNKNOWN_NUMBER]
    )
    return { payment, orderNumber: payment.order_number ?? "" }
  }
})

/** As an answer 401 that holds the number of a transaction all the same. */
class RefusalWithNumber extends FlexPayConfigurationError {
  get orderNumber(): string {
    return "AbCdEf123456243810009001"
  }
}

describeModule(
  "An order number in an answer that refuses the token",
  {},
  (fixture) => {
    it("an order number in a refusal is kept and checked soon", async () => {
      const { id } = await fixture.pay({ defer: true })
      const row: Transaction = {
        ...(await fixture.row(id)),
        state: "submitting",
      }
      await fixture.sql(
        "UPDATE flexpay_transaction SET state = 'submitting' WHERE id = $1",
        [id]
      )

      const sent = await sender().send(row, "token")

      expect(sent).toMatchObject({
        state: "refused",
        reason: "misconfigured",
        order_number: "AbCdEf123456243810009001",
      })
      expect(sent.next_check_at).not.toBeNull()
    })

    function sender(): TransactionSender {
      const database = new Database(fixture.manager)
      const clock = new DatabaseClock(database)
      const client = createFlexPayClient({
        merchant: "MBOKA",
        token: "a-token",
        profile: "v1",
        addresses: {
          payment: "https://flexpay.example",
          card: "https://flexpay.example",
          check: "https://flexpay.example",
          check_fallback: null,
          payout: "https://flexpay.example",
        },
        requestTimeoutMs: 1_000,
        allowHttp: false,
      })
      return new TransactionSender({
        writes: new GuardedWrites(database, clock),
        client: {
          ...client,
          request: async () => {
            throw new RefusalWithNumber("refused")
          },
        },
        callbackBaseUrl: "http://127.0.0.1:9",
        alarm: new TokenAlarm(
          {
            outbox: { add: async () => {} },
            logger: { error: () => {} },
            clock,
          },
          "a-token"
        ),
      })
    }
  }
)
