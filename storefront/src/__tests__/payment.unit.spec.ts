import { createFlexPayPayment } from "../payment.ts"
import { openBrowser } from "./support/browser.ts"
import { createServer } from "./support/server.ts"

const SESSION = "payses_1"
const STORED_KEY = `flexpay:${SESSION}`
/** Twice what the server says is more than any jitter. */
const LONG_ENOUGH = 2

let browser: ReturnType<typeof openBrowser>
let server: ReturnType<typeof createServer>
let payment: ReturnType<typeof createFlexPayPayment>

beforeEach(() => {
  jest.useFakeTimers()
  browser = openBrowser()
  server = createServer()
  payment = openPage()
})

afterEach(() => {
  payment.stop()
  jest.useRealTimers()
})

function openPage() {
  return createFlexPayPayment({ client: server.client, sessionId: SESSION })
}

function shown() {
  return payment.getSnapshot()
}

async function pass(ms: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms)
}

/** @returns the milliseconds until the next poll */
async function untilPolled(): Promise<number> {
  const count = server.calls.length
  const since = Date.now()
  while (server.calls.length === count) {
    await pass(100)
  }
  return Date.now() - since
}

/** Fails each poll. @returns the delay after each in ms */
async function failTimes(times: number): Promise<number[]> {
  const pauses = []
  for (let failure = 0; failure < times; failure++) {
    await server.last().fail()
    pauses.push(await untilPolled())
  }
  return pauses
}

/** Requests a push that FlexPay accepts. */
async function push(): Promise<void> {
  payment.start()
  await server.last().answer(null)
  void payment.request({ phone: "243812345678" })
  await server.last().answer({ state: "pending" })
}

describe("following a payment", () => {
  it("names the operators that may have an outage, until the server does not", async () => {
    payment.start()
    expect(shown().disturbedOperators).toEqual([])

    await server
      .last()
      .answerWith({ transaction: null, disturbed_operators: ["vodacom"] })
    const disturbed = shown()
    payment.refresh()
    await server
      .last()
      .answerWith({ transaction: null, disturbed_operators: ["vodacom"] })

    expect(disturbed.disturbedOperators).toEqual(["vodacom"])
    // Nothing is rendered again.
    expect(shown().disturbedOperators).toBe(disturbed.disturbedOperators)
    payment.refresh()
    await server.last().answer(null)
    expect(shown().disturbedOperators).toEqual([])
  })

  it("polls at the start, and shows the form while nothing was requested", async () => {
    payment.start()

    expect(shown().view).toBe("loading")
    expect(server.last()).toMatchObject({
      path: `/store/flexpay/payment-sessions/${SESSION}`,
      method: "GET",
    })
    await server.last().answer(null)
    expect(shown()).toMatchObject({ view: "form", transaction: null })
    await pass(60_000)
    expect(server.calls).toHaveLength(1)
  })

  it("resumes a push after a reload by polling only, and offers help at once", async () => {
    payment.start()
    await server.last().answer({ state: "pending" })

    expect(shown()).toMatchObject({ view: "waiting", waitedLong: true })
    expect(server.calls.map(({ method }) => method)).not.toContain("POST")
  })

  it("lets the server wait for a change, and polls again at once after a wait", async () => {
    payment.start()
    await server.last().answer({ state: "pending", retry_after_ms: 5000 })

    expect(server.last().path).toMatch(/\?wait=pending$/)
    await pass(15_000)
    await server.last().answer({ state: "pending", retry_after_ms: 5000 })
    expect(server.calls).toHaveLength(3)
    expect(server.last().path).toMatch(/\?wait=pending$/)
  })

  it("polls at the server's interval where the server does not wait, up to a fifth later and never earlier", async () => {
    payment.start()
    await server.last().answer({ retry_after_ms: 5000 })
    await server.last().answer({ retry_after_ms: 5000 })

    await pass(4999)
    expect(server.calls).toHaveLength(2)
    await pass(1001)
    expect(server.calls).toHaveLength(3)
  })

  it("follows the payment of a cart without a session", async () => {
    const { client } = server
    const followed = createFlexPayPayment({ client, cartId: "cart_1" })
    followed.start()

    expect(server.last().path).toBe("/store/flexpay/carts/cart_1")
    await server.last().answer({ state: "pending" })
    expect(server.last().path).toBe("/store/flexpay/carts/cart_1?wait=pending")
    followed.stop()
  })

  it("stops polling when the server reports a final state", async () => {
    payment.start()
    await server.last().answer({ state: "failed", retry_after_ms: null })
    await pass(600_000)
    expect(server.calls).toHaveLength(1)
  })

  it("never has two polls in flight", async () => {
    payment.start()
    browser.fire("focus")
    browser.fire("online")
    payment.refresh()
    await pass(10_000)

    expect(server.calls).toHaveLength(1)
  })

  it("shows the order once it is placed", async () => {
    await push()
    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({ state: "succeeded", retry_after_ms: 1000 })
    expect(shown().view).toBe("placing")
    await pass(1000 * LONG_ENOUGH)
    await server.last().answer({
      state: "succeeded",
      order_placed: true,
      order_id: "order_1",
      retry_after_ms: null,
    })

    expect(shown()).toMatchObject({
      view: "paid",
      transaction: { order_id: "order_1" },
    })
  })

  it("names the cart in each request, so that the server names its order", async () => {
    const { client } = server
    const named = createFlexPayPayment({
      client,
      sessionId: SESSION,
      cartId: "cart_1",
    })
    named.start()
    await server.last().answer(null)
    void named.request({ phone: "243812345678" })
    named.stop()

    expect(new Set(server.calls.map(({ path }) => path))).toEqual(
      new Set([`/store/flexpay/payment-sessions/${SESSION}?cart_id=cart_1`])
    )
  })

  it("continues after a push expired, since it may still be paid", async () => {
    payment.start()
    await server.last().answer({ state: "expired", can_retry: true })
    expect(shown().view).toBe("expired")
    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({ state: "succeeded", retry_after_ms: 1000 })
    expect(shown().view).toBe("placing")
  })

  it("offers help after 20 s, and shows no failure however long it lasts", async () => {
    await push()
    await pass(19_000)
    expect(shown()).toMatchObject({ view: "waiting", waitedLong: false })
    await pass(1_000)
    expect(shown()).toMatchObject({ view: "waiting", waitedLong: true })
    await pass(3_600_000)
    expect(shown().view).toBe("waiting")
  })

  it("shows that the session is gone, and stops polling", async () => {
    payment.start()
    await server.last().fail(404)
    expect(shown().view).toBe("gone")
    await pass(600_000)
    expect(server.calls).toHaveLength(1)
  })

  it("renders nothing again for an equal answer", async () => {
    payment.start()
    await server.last().answer({})
    const before = shown()
    const listener = jest.fn()
    payment.subscribe(listener)
    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({})

    expect(shown()).toBe(before)
    expect(listener).not.toHaveBeenCalled()
  })

  it("does not poll after a stop, and continues after another start", async () => {
    payment.start()
    const first = server.last()
    payment.stop()
    expect(first.signal?.aborted).toBe(true)
    await first.answer({ state: "failed" })
    expect(shown().view).toBe("loading")
    browser.fire("focus")
    await pass(60_000)
    expect(server.calls).toHaveLength(1)

    payment.start()
    await server.last().answer({})
    expect(shown().view).toBe("waiting")
  })
})

describe("a hidden page", () => {
  it("is followed for two minutes, and polls at once when it is visible again", async () => {
    await push()
    browser.setVisible(false)
    for (let wait = 0; wait < 9; wait++) {
      await pass(15_000)
      await server.last().answer({})
    }
    const count = server.calls.length
    await pass(600_000)
    expect(server.calls).toHaveLength(count)

    browser.setVisible(true)
    expect(server.calls).toHaveLength(count + 1)
  })

  it("shows the result while it is hidden", async () => {
    await push()
    browser.setVisible(false)
    await server.last().answer({ state: "failed", retry_after_ms: null })
    expect(shown().view).toBe("failed")
  })

  it.each(["focus", "online", "pageshow"] as const)(
    "polls at once on %s, in place of a poll that waits",
    async (event) => {
      payment.start()
      await server.last().answer({ retry_after_ms: 10_000 })
      const waiting = server.last()
      await pass(2_000)
      browser.fire(event)

      expect(waiting.signal?.aborted).toBe(true)
      expect(server.calls).toHaveLength(3)
      expect(server.last().path).not.toContain("wait=")
    }
  )

  it("counts the several events of one return as one", async () => {
    payment.start()
    await server.last().answer({})
    const count = server.calls.length
    browser.fire("focus")
    browser.fire("pageshow")
    expect(server.calls).toHaveLength(count)
  })
})

describe("a check that the shopper requests", () => {
  it("is made at once, and once in five seconds however often it is requested", async () => {
    await push()
    for (let press = 0; press < 100; press++) {
      payment.checkNow()
    }

    const checks = () =>
      server.calls.filter(({ path }) => path.includes("check=now"))
    expect(checks()).toHaveLength(1)
    expect(shown()).toMatchObject({ view: "waiting", check: "running" })
    await server.last().answer({})
    expect(shown()).toMatchObject({ view: "waiting", check: "no_result" })

    payment.checkNow()
    expect(checks()).toHaveLength(1)
    await pass(5_000)
    payment.checkNow()
    expect(checks()).toHaveLength(2)
  })

  it("ends with the result that it brings", async () => {
    await push()
    payment.checkNow()
    await server.last().answer({ state: "succeeded", retry_after_ms: 1000 })
    expect(shown()).toMatchObject({ view: "placing", check: null })
  })
})

describe("a card page that its shopper leaves", () => {
  async function leave(): Promise<void> {
    payment.start()
    await server.last().answer({ redirect_url: "https://card.test/1" })
    void payment.request({ phone: "243812345678", leavesCardPage: true })
  }

  it("is named in the request of the next payment", async () => {
    await leave()
    expect(server.last().body).toMatchObject({ leave_card_page: true })
    const { idempotency_key: key } = server.last().body ?? {}
    await server.last().answer({ idempotency_key: String(key) })

    expect(shown()).toMatchObject({ view: "waiting", problem: null })
  })

  it("is still to be paid where the server could not end its attempt", async () => {
    await leave()
    await server.last().answer({ redirect_url: "https://card.test/1" })

    expect(shown()).toMatchObject({
      view: "card_page",
      problem: "card_page_open",
    })
  })
})

describe("a network that fails", () => {
  it("is noticed once a poll fails that does not wait: a proxy may allow no wait", async () => {
    await push()
    await server.last().fail(504)
    expect(shown()).toMatchObject({ view: "waiting", offline: false })
    expect(server.last().path).not.toContain("wait=")
    await server.last().answer({ retry_after_ms: 5000 })

    expect(await untilPolled()).toBeGreaterThanOrEqual(5000)
    expect(server.last().path).not.toContain("wait=")
  })

  it("keeps the view, reports the error, and polls with growing delays", async () => {
    await push()
    await server.last().fail()
    const pauses = await failTimes(6)

    const least = [2, 4, 8, 16, 30, 30]
    pauses.forEach((pause, index) => {
      const seconds = least[index] ?? 0
      expect(pause).toBeGreaterThanOrEqual(seconds * 1000)
      expect(pause).toBeLessThanOrEqual(seconds * 1200 + 100)
    })
    expect(shown()).toMatchObject({ view: "waiting", offline: true })
    await server.last().answer({})
    expect(shown()).toMatchObject({ view: "waiting", offline: false })
  })

  it("starts with a short delay again after an answer", async () => {
    payment.start()
    await failTimes(5)
    await server.last().answer({})
    await untilPolled()
    await server.last().fail()

    expect(await untilPolled()).toBeLessThanOrEqual(2500)
  })

  it("starts with a short delay again when the network returns", async () => {
    payment.start()
    await failTimes(5)
    await server.last().fail()
    browser.fire("online")
    await server.last().fail()

    expect(await untilPolled()).toBeLessThanOrEqual(2500)
  })

  it("counts an answer that does not arrive as lost", async () => {
    payment.start()
    await pass(20_000)
    expect(shown()).toMatchObject({ view: "loading", offline: true })
    expect(server.last().signal?.aborted).toBe(true)
    await pass(2000 * LONG_ENOUGH)
    expect(server.calls).toHaveLength(2)
  })

  it.each([500, 502, 429, 400])("goes on after a status %p", async (status) => {
    payment.start()
    await server.last().fail(status)
    expect(shown()).toMatchObject({ view: "loading", offline: true })
    await pass(2000 * LONG_ENOUGH)
    expect(server.calls).toHaveLength(2)
  })

  it("does not count the page of a captive portal as an answer", async () => {
    await push()
    await server.last().answerWith({ welcome: "Wi-Fi" })
    await server.last().answerWith({ welcome: "Wi-Fi" })
    expect(shown()).toMatchObject({ view: "waiting", offline: true })
  })
})

describe("a request", () => {
  it("requests the push, with a key that survives a reload", async () => {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })

    expect(shown().view).toBe("sending")
    const key = browser.stored.get(STORED_KEY)
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(server.last()).toMatchObject({
      method: "POST",
      body: { phone: "243812345678", idempotency_key: key },
    })
    await server.last().answer({ state: "pending" })
    expect(shown().view).toBe("waiting")
    await pass(3000 * LONG_ENOUGH)
    expect(server.last().method).toBe("GET")
  })

  it("stores only the key, and removes it after the answer", async () => {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })
    expect([...browser.stored.keys()]).toEqual([STORED_KEY])
    expect([...browser.stored.values()].join()).not.toContain("812345678")
    await server.last().answer({ state: "pending" })
    expect(browser.stored.size).toBe(0)
  })

  it("is sent once when it is pressed twice", () => {
    payment.start()
    void payment.request({ phone: "243812345678" })
    void payment.request({ phone: "243812345678" })

    const posts = server.calls.filter(({ method }) => method === "POST")
    expect(posts).toHaveLength(1)
  })

  it("ignores the answer of an earlier poll", async () => {
    payment.start()
    const poll = server.last()
    void payment.request({ phone: "243812345678" })
    await poll.answer(null)
    expect(shown().view).toBe("sending")
    browser.fire("focus")
    expect(server.last().method).toBe("POST")
  })

  it("is not interrupted by a refresh", () => {
    payment.start()
    void payment.request({ phone: "243812345678" })
    payment.refresh()
    payment.stop()
    payment.start()

    expect(server.last().method).toBe("POST")
    expect(server.last().signal?.aborted).toBe(false)
  })

  it("has another key after an attempt ended", async () => {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })
    const first = server.last().body?.idempotency_key
    await server.last().answer({
      state: "refused",
      reason: "refused",
      can_retry: true,
      retry_after_ms: null,
    })
    expect(shown().view).toBe("failed")
    void payment.request({ phone: "243812345678" })

    expect(server.last().body?.idempotency_key).not.toBe(first)
  })

  it("needs no phone for a card", async () => {
    payment.start()
    await server.last().answer(null)
    void payment.request()
    expect(Object.keys(server.last().body ?? {})).toEqual(["idempotency_key"])
    await server.last().answer({ redirect_url: "https://card.test/1" })
    expect(shown().view).toBe("card_page")
  })
})

describe("a request whose answer is lost", () => {
  async function loseAnswer(status?: number): Promise<string> {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })
    const key = String(server.last().body?.idempotency_key)
    await server.last().fail(status)
    return key
  }

  it.each([undefined, 500, 502, 408])(
    "is followed by polls, and never repeated automatically (status %p)",
    async (status) => {
      await loseAnswer(status)

      expect(shown()).toMatchObject({ view: "sending", offline: true })
      expect(server.last().method).toBe("GET")
      await server.last().fail()
      await pass(600_000)
      const posts = server.calls.filter(({ method }) => method === "POST")
      expect(posts).toHaveLength(1)
      expect(shown().view).toBe("sending")
    }
  )

  it("times out after 30 s, and is followed by a poll", async () => {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })
    await pass(30_000)
    expect(server.last().method).toBe("GET")
    await server.last().answer({ state: "submitting" })
    expect(shown()).toMatchObject({ view: "waiting", problem: null })
  })

  it("is completed when a poll shows its key", async () => {
    const key = await loseAnswer()
    await server.last().answer({ idempotency_key: key })

    expect(shown()).toMatchObject({
      view: "waiting",
      offline: false,
      problem: null,
    })
    expect(browser.stored.size).toBe(0)
  })

  it("is lost when there is no attempt, and repeated with its key", async () => {
    const key = await loseAnswer()
    await server.last().answer(null)
    expect(shown()).toMatchObject({ view: "form", problem: "lost" })

    void payment.request({ phone: "243812345678" })
    expect(shown().problem).toBeNull()
    expect(server.last().body?.idempotency_key).toBe(key)
  })

  it("is lost when there is only an earlier attempt", async () => {
    const key = await loseAnswer()
    await server.last().answer({
      state: "failed",
      can_retry: true,
      idempotency_key: "another-key",
    })
    expect(shown()).toMatchObject({ view: "failed", problem: "lost" })

    void payment.request({ phone: "243812345678" })
    expect(server.last().body?.idempotency_key).toBe(key)
  })

  it("has a new key once its attempt has ended", async () => {
    const key = await loseAnswer()
    await server.last().answer({
      state: "refused",
      can_retry: true,
      retry_after_ms: null,
      idempotency_key: key,
    })
    expect(shown()).toMatchObject({ view: "failed", problem: null })

    void payment.request({ phone: "243812345678" })
    expect(server.last().body?.idempotency_key).not.toBe(key)
  })

  it("keeps its key through a reload, and for another tab", async () => {
    const key = await loseAnswer()
    payment.stop()
    payment = openPage()
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })

    expect(server.last().body?.idempotency_key).toBe(key)
  })

  it("keeps its key in memory where the browser keeps nothing", async () => {
    browser.refuseStorage()
    const key = await loseAnswer()
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })

    expect(server.last().body?.idempotency_key).toBe(key)
  })
})

describe("a request that the store refuses", () => {
  it.each([
    [409, "changed"],
    [429, "too_many_pushes"],
    [400, "not_possible"],
  ])("with status %p is the problem %p", async (status, problem) => {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })
    await server.last().fail(status)

    expect(shown()).toMatchObject({ view: "form", problem })
    expect(browser.stored.size).toBe(0)
    await server.last().answer(null)
    expect(shown()).toMatchObject({ view: "form", problem })
  })

  it("shows the payment when it was paid already", async () => {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })
    await server.last().fail(400)
    await server.last().answer({
      state: "succeeded",
      order_placed: true,
      retry_after_ms: null,
    })
    expect(shown()).toMatchObject({ view: "paid", problem: null })
  })

  it("shows that the session is gone", async () => {
    payment.start()
    await server.last().answer(null)
    void payment.request({ phone: "243812345678" })
    await server.last().fail(404)
    await server.last().fail(404)
    expect(shown().view).toBe("gone")
  })
})

describe("a cart that changes while its push is on the phone", () => {
  it("is shown until the push has ended, and then the form has the new amount", async () => {
    await push()
    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({ amount_changed: true })
    expect(shown().view).toBe("amount_changed")

    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({
      state: "failed",
      reason: "not_paid",
      amount_changed: true,
      can_retry: true,
      retry_after_ms: null,
    })
    expect(shown()).toMatchObject({ view: "form", waitedLong: false })
  })

  it("never requests another push automatically", async () => {
    await push()
    await pass(3000 * LONG_ENOUGH)
    const pushes = () =>
      server.calls.filter(({ method }) => method === "POST").length
    for (let minute = 0; minute < 5; minute++) {
      await server.last().answer({ amount_changed: true })
      await untilPolled()
    }
    await server.last().answer({
      state: "expired",
      amount_changed: true,
      can_retry: true,
      retry_after_ms: 10_000,
    })
    expect(shown().view).toBe("form")
    await pass(60_000)

    expect(pushes()).toBe(1)
  })

  it("continues to poll the earlier push while the form is shown", async () => {
    await push()
    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({
      state: "expired",
      amount_changed: true,
      can_retry: true,
      retry_after_ms: 10_000,
    })
    await untilPolled()
    await server.last().answer({
      state: "succeeded",
      amount_changed: true,
      needs_help: true,
      retry_after_ms: null,
    })
    expect(shown().view).toBe("help")
  })

  it("shows above the form that the store refused the request", async () => {
    payment.start()
    await server.last().answer({
      state: "expired",
      amount_changed: true,
      can_retry: true,
      retry_after_ms: null,
    })
    void payment.request({ phone: "243812345678" })
    await server.last().fail(400)
    expect(shown()).toMatchObject({ view: "form", problem: "not_possible" })
  })
})

describe("an attempt that needs an operator", () => {
  it("shows help instead of a retry, and follows the attempt", async () => {
    await push()
    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({
      state: "expired",
      needs_help: true,
      can_retry: false,
      retry_after_ms: 10_000,
    })
    expect(shown().view).toBe("help")

    await untilPolled()
    await server.last().answer({
      state: "reversed",
      reason: "resolved",
      can_retry: true,
      retry_after_ms: null,
    })
    expect(shown().view).toBe("returned")
  })

  it("has a new key for the payment after a resolved one", async () => {
    await push()
    const [first] = server.calls.filter(({ method }) => method === "POST")
    await pass(3000 * LONG_ENOUGH)
    await server.last().answer({
      state: "reversed",
      reason: "resolved",
      can_retry: true,
      retry_after_ms: null,
    })
    void payment.request({ phone: "243812345678" })

    expect(server.last().method).toBe("POST")
    expect(server.last().body?.idempotency_key).not.toBe(
      first?.body?.idempotency_key
    )
  })
})
