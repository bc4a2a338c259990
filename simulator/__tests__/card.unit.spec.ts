import { eventually, startHarness, type Harness } from "./harness"

let harness: Harness

beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.close())

function cardRequest(fields: object = {}) {
  return harness.order({
    authorization: `Bearer ${harness.simulator.token}`,
    phone: undefined,
    callbackUrl: undefined,
    callback_url: harness.callbackUrl,
    approve_url: "http://shop.test/approve",
    cancel_url: "http://shop.test/cancel",
    decline_url: "http://shop.test/decline",
    ...fields,
  })
}

function payByCard(fields?: object) {
  return harness.http.post(
    harness.simulator.addresses.card,
    cardRequest(fields),
    { headers: harness.headers }
  )
}

async function statusOf(orderNumber: string) {
  return (await harness.check(orderNumber)).data.transaction.status
}

describe("the card service", () => {
  it("the card service answers the code 0 as a number, and the URL of the card page", async () => {
    const { data } = await payByCard()
    expect(data.code).toBe(0)
    expect(data.url).toMatch(`${harness.simulator.url}/card/`)
    const page = await harness.http.get(data.url)
    expect(page.data).toContain("1000 CDF")
  })

  it("the card service refuses a request without the token in body and header", async () => {
    expect((await payByCard({ authorization: undefined })).status).toBe(401)
    expect((await payByCard({ authorization: "Bearer no" })).status).toBe(401)
    const withoutHeader = await harness.http.post(
      harness.simulator.addresses.card,
      cardRequest()
    )
    expect(withoutHeader.status).toBe(401)
  })

  it.each(["callback_url", "approve_url", "cancel_url", "decline_url"])(
    "the card service refuses a request without %s",
    async (field) => {
      const { data } = await payByCard({ [field]: undefined })
      expect(data).toMatchObject({ code: 1, message: expect.any(String) })
    }
  )

  it("the card service refuses callbackUrl in camelCase", async () => {
    const { data } = await payByCard({
      callback_url: undefined,
      callbackUrl: harness.callbackUrl,
    })
    expect(data.code).toBe(1)
  })
})

describe("the card page", () => {
  it.each([
    ["approve", "approve", "0"],
    ["decline", "decline", "1"],
    ["approve_then_refuse", "approve", "1"],
  ])(
    "the card page redirects on %s to the %s address and ends with status %s",
    async (decision, address, status) => {
      await harness.control("settings", { delays: { pushLifetime: 5_000 } })
      const { data } = await payByCard()
      const answer = await harness.http.post(data.url, `decision=${decision}`)
      expect(answer.status).toBe(303)
      expect(answer.headers["location"]).toBe(`http://shop.test/${address}`)
      await eventually(async () => {
        expect(await statusOf(data.orderNumber)).toBe(status)
      })
      await eventually(() => expect(harness.callbacks).toHaveLength(1))
    }
  )

  it("a cancelled card page redirects to the cancel address and can be paid later", async () => {
    await harness.control("settings", { delays: { pushLifetime: 5_000 } })
    const { data } = await payByCard()
    const answer = await harness.http.post(data.url, "decision=cancel")
    expect(answer.headers["location"]).toBe("http://shop.test/cancel")
    expect(await statusOf(data.orderNumber)).toBe("2")
    await harness.http.post(data.url, "decision=approve")
    await eventually(async () => {
      expect(await statusOf(data.orderNumber)).toBe("0")
    })
  })

  it("a decision that takes effect after the expiry is not overridden by it", async () => {
    await harness.control("settings", {
      delays: { pushLifetime: 100, decision: 300 },
    })
    const { data } = await payByCard()
    await harness.http.post(data.url, "decision=approve_then_refuse")
    await eventually(() => expect(harness.callbacks).toHaveLength(1))
    const [transaction] = (await harness.records()).transactions
    expect(transaction.reason).toBe("card_declined")
    expect(transaction.changes).toHaveLength(2)
  })

  it("an expired card payment fails, and its page accepts no decision", async () => {
    const { data } = await payByCard()
    await eventually(async () => {
      expect(await statusOf(data.orderNumber)).toBe("1")
    })
    const answer = await harness.http.post(data.url, "decision=approve")
    expect(answer.headers["location"]).toBe(`/card/${data.orderNumber}`)
    expect(await statusOf(data.orderNumber)).toBe("1")
  })

  it("the card page escapes the name of the merchant", async () => {
    await harness.close()
    harness = await startHarness({ merchant: "<b>x</b>" })
    const { data } = await payByCard()
    const page = await harness.http.get(data.url)
    expect(page.data).not.toContain("<b>x</b>")
  })
})
