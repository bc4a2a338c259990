import {
  createFlexPayClient,
  FlexPayConfigurationError,
} from "../../src/gateway"
import { DatabaseClock } from "../../src/modules/flexpay/store/clock"
import { GuardedWrites } from "../../src/modules/flexpay/store/guarded-writes"
import { TransactionSender } from "../../src/modules/flexpay/payments/transaction-sender"
import { TokenAlarm } from "../../src/modules/flexpay/health/token-alarm"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeLedger } from "../setup/describe-ledger"

const UNKNOWN_NUMBER = "INTERNAL0001243810009001"

describeLedger("Order numbers that callbacks name", {}, (bench) => {
  it("are all kept, each once, the first five", async () => {
    const { id } = await bench.payUnheard()
    const row = await bench.row(id)

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
      await bench.callBack(row, { orderNumber: number })
    }

    expect(await bench.row(id)).toMatchObject({
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

  it("are all kept when callbacks come at once", async () => {
    const row = await bench.payUnheard()

    await Promise.all(
      ["NUMBER-A", "NUMBER-B", "NUMBER-C", "NUMBER-D"].map((orderNumber) =>
        bench.callBack(row, { orderNumber })
      )
    )

    const { callback_order_numbers } = await bench.row(row.id)
    expect([...(callback_order_numbers ?? [])].sort()).toEqual([
      "NUMBER-A",
      "NUMBER-B",
      "NUMBER-C",
      "NUMBER-D",
    ])
  })

  it("lose nothing to a later callback with a wrong number", async () => {
    const unheard = await bench.payUnheard()
    const orderNumber = await bench.orderNumberOf(unheard)
    await bench.setState(unheard, "paid")

    await bench.callBack(unheard, { orderNumber })
    await bench.callBack(unheard, { orderNumber: UNKNOWN_NUMBER })

    expect(await bench.confirmNow(unheard.id)).toMatchObject({
      state: "succeeded",
      order_number: orderNumber,
      attention: null,
    })
  })

  it("replace a number of FlexPay's own answer that check does not find", async () => {
    const { payment, orderNumber } = await payWithUnknownNumber()
    await bench.setState(payment, "paid")
    await bench.callBack(payment, { code: "0", orderNumber })

    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "succeeded",
      attention: null,
      order_number: orderNumber,
    })
    const entries = await bench.events(payment.id)
    expect(entries.map(({ type }) => type)).toEqual([
      "accepted",
      "callback",
      "order_number_replaced",
    ])
    expect(JSON.stringify(entries)).not.toContain(orderNumber)
  })

  it("replace it while the payment waits for its PIN, too", async () => {
    const { payment, orderNumber } = await payWithUnknownNumber()
    await bench.callBack(payment, { orderNumber })

    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "pending",
      order_number: orderNumber,
    })
    expect(await bench.eventTypes(payment.id)).toContain(
      "order_number_replaced"
    )
  })

  it("are not asked about while check finds FlexPay's own number", async () => {
    const payment = await bench.pay()
    await bench.callBack(payment, { orderNumber: UNKNOWN_NUMBER })
    const before = await bench.received()

    await bench.confirmNow(payment.id)

    expect((await bench.received()).checks - before.checks).toBe(1)
  })

  it("are asked about while check can't be read", async () => {
    const { payment, orderNumber } = await payWithUnknownNumber()
    await bench.setState(payment, "paid")
    await bench.callBack(payment, { orderNumber })
    await bench.control("faults", { service: "check", kind: "html" })

    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "succeeded",
      order_number: orderNumber,
    })
  })

  it("of somebody else's paid transaction prove nothing, and need an operator", async () => {
    const other = await bench.pay({ amount: "1" })
    await bench.setState(other, "paid")
    const { payment } = await payWithUnknownNumber()
    await bench.callBack(payment, { orderNumber: other.order_number })

    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "pending",
      attention: "reference_differs",
      order_number: UNKNOWN_NUMBER,
      check_status: "mismatch",
    })
  })

  /** FlexPay answers with a number that callback and check don't know. */
  async function payWithUnknownNumber() {
    const payment = await bench.pay()
    await bench.sql(
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

describeLedger(
  "An order number in an answer that refuses the token",
  {},
  (bench) => {
    it("is kept, and FlexPay is asked about it soon", async () => {
      const { id } = await bench.pay({ defer: true })
      const row: Transaction = { ...(await bench.row(id)), state: "submitting" }
      await bench.sql(
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
      const clock = new DatabaseClock(bench.manager)
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
        writes: new GuardedWrites({ manager: bench.manager, clock }),
        client: {
          ...client,
          request: async () => {
            throw new RefusalWithNumber("refused")
          },
        },
        callbackBaseUrl: "http://127.0.0.1:9",
        alarm: new TokenAlarm(
          {
            eventBus: { emit: async () => {} },
            logger: { error: () => {} },
            clock,
          },
          "a-token"
        ),
      })
    }
  }
)
