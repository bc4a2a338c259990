import { createFlexPayOrder } from "../order.ts"
import type { StoreFlexPayRefund } from "../types.ts"
import { openBrowser } from "./support/browser.ts"
import { createServer } from "./support/server.ts"

const REFUND: StoreFlexPayRefund = {
  state: "under_way",
  amount: "28000",
  currency_code: "cdf",
  phone: "+243 81 ••• •• 78",
  requested_at: "2026-01-02T10:00:00.000Z",
  arrived_at: null,
}

let server: ReturnType<typeof createServer>
let order: ReturnType<typeof createFlexPayOrder>

beforeEach(() => {
  jest.useFakeTimers()
  openBrowser()
  server = createServer()
  order = createFlexPayOrder({ client: server.client, orderId: "order_1" })
  order.start()
})

afterEach(() => {
  order.stop()
  jest.useRealTimers()
})

async function answer(...refunds: StoreFlexPayRefund[]): Promise<void> {
  await server.last().answerWith({ payments: [], refunds })
}

describe("an order's payments and refunds", () => {
  it("are read once when no refund is under way", async () => {
    expect(server.last().path).toBe("/store/flexpay/orders/order_1")
    await answer({ ...REFUND, state: "arrived" })
    await jest.advanceTimersByTimeAsync(600_000)

    expect(server.calls).toHaveLength(1)
    expect(order.getSnapshot().order?.refunds).toHaveLength(1)
  })

  it.each(["requested", "under_way"] as const)(
    "are read again while a refund is %s",
    async (state) => {
      await answer({ ...REFUND, state })
      await jest.advanceTimersByTimeAsync(29_000)
      expect(server.calls).toHaveLength(1)
      await jest.advanceTimersByTimeAsync(10_000)
      expect(server.calls).toHaveLength(2)
    }
  )

  it("stay unknown for an order that does not exist", async () => {
    await server.last().fail(404)
    await jest.advanceTimersByTimeAsync(600_000)

    expect(server.calls).toHaveLength(1)
    expect(order.getSnapshot()).toEqual({ order: null, offline: false })
  })

  it("stay as they were while the network fails", async () => {
    await answer(REFUND)
    await jest.advanceTimersByTimeAsync(40_000)
    await server.last().fail()

    expect(order.getSnapshot()).toMatchObject({
      order: { refunds: [REFUND] },
      offline: true,
    })
  })
})
