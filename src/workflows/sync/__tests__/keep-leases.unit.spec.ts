import type { MedusaContainer } from "@medusajs/framework/types"
import { PAID } from "./support/planned"
import { keepLeases } from "../keep-leases"

const MINUTE = 60_000

describe("keepLeases", () => {
  const renew = jest.fn(async () => await Promise.resolve(true))
  // Of Medusa's container, the leases are all that is used.
  const container = {
    resolve: () => ({ syncs: { renew }, cartLeases: { renew } }),
  } as unknown as MedusaContainer
  const leases = { transaction: PAID, cartId: "cart_1", holder: "holder" }

  beforeEach(() => {
    jest.useFakeTimers()
    renew.mockClear()
  })
  afterEach(() => jest.useRealTimers())

  it("renews both leases every half minute until it is stopped", () => {
    const stop = keepLeases(container, leases)
    jest.advanceTimersByTime(2 * MINUTE)
    stop()
    jest.advanceTimersByTime(2 * MINUTE)

    expect(renew).toHaveBeenCalledTimes(2 * 4)
  })

  it("lets the leases of a run that never ends expire after ten minutes", () => {
    keepLeases(container, leases)
    jest.advanceTimersByTime(10 * MINUTE)
    const { length } = renew.mock.calls
    jest.advanceTimersByTime(60 * MINUTE)

    expect(length).toBe(2 * 19)
    expect(renew).toHaveBeenCalledTimes(length)
  })
})
