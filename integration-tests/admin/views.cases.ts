import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { dayOf } from "../../src/modules/flexpay/reconciliation/day"
import type { ShopUnderTest } from "../setup/describe-shop"
import { countQueries } from "../setup/count-queries"
import { inEnglish } from "../setup/in-english"
import {
  PAYER,
  PAYS_ANOTHER_AMOUNT,
  RefundFixture,
} from "../setup/refund-fixture"

export function describeViews(test: ShopUnderTest): void {
  describe("the admin's list of transactions", () => {
    const refunding = new RefundFixture(test)
    const today = dayOf(new Date())
    const period = `from=${today}&to=${today}`

    it("an admin route answers invalid input with 400 or 404 and a sentence", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      const list = (query: string) =>
        admin.get(`/admin/flexpay/transactions?${query}`)
      const refund = (body: object) =>
        refunding.act(admin, [order.transactionId, "payouts"], body)

      const answers = [
        await list("state=paid"),
        await list("limit=1000"),
        await list("order=phone"),
        await list("created_from=yesterday"),
        await admin.get("/admin/flexpay/transactions/totals?state=paid"),
        await admin.get("/admin/flexpay/transactions/export?from=2026-11-01"),
        await admin.get(
          "/admin/flexpay/transactions/export?from=2026-11-01&to=2026-11-30&kind=refund"
        ),
        await admin.get(
          "/admin/flexpay/summaries?from=2026-11-02&to=2026-11-01"
        ),
        await admin.get(
          "/admin/flexpay/reconciliations/export?from=2026-02-30&to=2026-03-01"
        ),
        await refund({ amount: "5000" }),
        await refund({ amount: 5000, paid_out: "0" }),
        await refund({ amount: "5 000", paid_out: "0" }),
        await refund({ amount: "0", paid_out: "0" }),
        await refund({ amount: "5,000", paid_out: "0" }),
        await refund({ amount: "1000", paid_out: "0", phone: "12345" }),
        await refund({ amount: "1000", paid_out: "0", refund_id: "ref_1" }),
      ]

      expect(
        answers.map(({ status, data }) => [status, typeof data.message])
      ).toEqual(answers.map(() => [400, "string"]))
      expect(answers[0]?.data.message).toContain("field 'state'")
      expect((await test.gateway.counts()).payout).toBe(0)
      const unknown = await Promise.all([
        admin.get("/admin/flexpay/transactions/fptx_no"),
        refunding.act(admin, ["fptx_no", "phone"], { reason: "A call" }),
        refunding.act(admin, ["fptx_no", "payouts"], { paid_out: "0" }),
        refunding.act(admin, ["fptx_no", "resolve"], { note: "nothing" }),
        refunding.act(admin, ["fptx_no", "approve"]),
        refunding.act(admin, [order.transactionId, "resend"]),
      ])
      expect(unknown.map(({ status }) => status)).toEqual(Array(6).fill(404))
    })

    it("the search finds a transaction by reference, order number, order and any spelling of its phone", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo("0810000001")
      await refunding.sellTo("0970000001")
      const row = await refunding.row(order.transactionId)
      const { data: orders } = await test.shop.graph("order", ["display_id"], {
        id: order.orderId,
      })
      const find = async (q: string) => {
        const { data } = await admin.get(
          `/admin/flexpay/transactions?q=${encodeURIComponent(q)}`
        )
        return data.transactions.map(({ id }: { id: string }) => id)
      }

      const results = await Promise.all(
        [
          row.reference,
          row.order_number ?? "",
          row.id,
          row.id.slice(-6),
          row.id.slice(-6).toLowerCase(),
          order.orderId,
          String(orders[0]?.display_id),
          `#${String(orders[0]?.display_id)}`,
          "0810000001",
          "810000001",
          "+243 81 000 00 01",
          "00243810000001",
          "+243 0810000001",
        ].map(find)
      )

      expect(results).toEqual(results.map(() => [order.transactionId]))
      expect(await find("0810000002")).toEqual([])
      expect(await find("%")).toEqual([])
    })

    it("the search finds a customer's transactions by e-mail address and by a part of the name", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const payout = await refunding.onlyPayout()
      const unbooked = await refunding.receiveUnbooked(
        PAYS_ANOTHER_AMOUNT,
        "usd"
      )
      const list = async (q: string): Promise<string[]> => {
        const { data } = await admin.get(
          `/admin/flexpay/transactions?q=${encodeURIComponent(q)}`
        )
        return data.transactions.map(({ id }: { id: string }) => id).sort()
      }
      const { data } = await admin.get(
        `/admin/flexpay/transactions/${payout.id}`
      )
      const { name, email } = data.transaction.customer
      const ofOrder = [order.transactionId, payout.id].sort()
      const ofName = [...ofOrder, unbooked.id].sort()

      expect(await list(email)).toEqual(ofOrder)
      expect(await list(email.toUpperCase())).toEqual(ofOrder)
      expect(await list(name)).toEqual(ofName)
      expect(await list(name.slice(1, -1).toLowerCase())).toEqual(ofName)
      for (const words of [`a${email}`, `${name}a`, "%%%", "c_iente"]) {
        expect(await list(words)).toEqual([])
      }
    })

    it("a transaction names its customer, and the cart's items while no order exists", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      const unbooked = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT)
      const read = async (id: string) =>
        (await admin.get(`/admin/flexpay/transactions/${id}`)).data.transaction
      const customer = {
        id: expect.stringMatching(/^cus_/),
        name: expect.stringMatching(/\w+ \w+/),
        email: expect.stringContaining("@"),
      }

      expect(await read(order.transactionId)).toMatchObject({
        customer,
        cart_items: null,
      })
      expect(await read(unbooked.id)).toMatchObject({
        customer,
        order_id: null,
        cart_items: [{ title: expect.stringMatching(/\w/), quantity: 1 }],
      })
    })

    it("the list sends as many queries for many transactions as for one", async () => {
      const admin = await test.shop.logIn()
      await refunding.sellTo(PAYER)
      await refunding.sellTo("0970000001")
      const list = async (limit: number) =>
        await countQueries(async () => {
          await admin.get(`/admin/flexpay/transactions?limit=${limit}`)
        })

      const forOne = await list(1)

      expect(await list(2)).toHaveLength(forOne.length)
    })

    it("the list filters, pages and totals succeeded transactions to the franc", async () => {
      const admin = await test.shop.logIn()
      const first = await refunding.sellTo(PAYER)
      await refunding.sellTo("0970000001")
      await refunding.sellTo(PAYER, "usd")
      await refunding.refundByMedusa(admin, first, { amount: 5000 })
      const payout = await refunding.onlyPayout()
      await refunding.untilState(payout.id, "succeeded")
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000002" })
      await test.shop.pollUntil(sessionId, ({ can_retry }) => can_retry)
      const list = async (query: string) =>
        (await admin.get(`/admin/flexpay/transactions?${query}`)).data
      const totals = async (query: string) =>
        (await admin.get(`/admin/flexpay/transactions/totals?${query}`)).data
          .totals

      const all = await list("")
      const page = await list("limit=2&offset=1")

      expect([all.count, all.transactions.length]).toEqual([5, 5])
      expect(await totals("")).toEqual([
        total("payment", "cdf", "airtel", 1, "28000"),
        total("payment", "cdf", "vodacom", 1, "28000"),
        total("payment", "usd", "vodacom", 1, "10"),
        total("payout", "cdf", "vodacom", 1, "5000"),
      ])
      expect(await totals("currency_code=usd&limit=1&offset=3")).toEqual([
        total("payment", "usd", "vodacom", 1, "10"),
      ])
      expect(await totals("state=failed")).toEqual([])
      expect(page.transactions).toEqual(all.transactions.slice(1, 3))
      expect(page).toMatchObject({
        count: 5,
        count_is_exact: true,
        limit: 2,
        offset: 1,
      })
      expect((await list("kind=payout")).transactions).toEqual([
        expect.objectContaining({ id: payout.id }),
      ])
      expect((await list("state=failed")).count).toBe(1)
      expect((await list("operator=airtel")).count).toBe(1)
      expect((await list("currency_code=usd")).count).toBe(1)
      expect((await list("attention=true")).count).toBe(0)
      expect((await list("method=card")).count).toBe(0)
      expect((await list("method=mobile_money")).count).toBe(5)
      const idsOf = (page: { transactions: { id: string }[] }) =>
        page.transactions.map(({ id }) => id)
      expect(idsOf(await list("order=created_at"))).toEqual(
        idsOf(all).reverse()
      )
      const amounts = (
        await list("order=-amount&currency_code=cdf")
      ).transactions.map(({ amount }: { amount: string }) => Number(amount))
      expect(amounts).toEqual([28000, 28000, 28000, 5000])
      expect((await list("created_to=2020-01-01")).count).toBe(0)
      expect((await list("created_from=2020-01-01")).count).toBe(5)
      const { data: csv } = await admin.get(
        `/admin/flexpay/transactions/export?kind=payout&${period}`
      )
      expect(csv.split("\r\n")).toHaveLength(3)
      expect(csv).toContain(payout.reference)
      expect(csv).not.toContain("243810000001")
    })

    it("the totals count the received amount where it differs from the requested one", async () => {
      const admin = await test.shop.logIn()
      const phone = "243812345678"
      await test.gateway.setOutcome({
        phone,
        payment: "paid_other_amount",
        otherAmount: "1000",
      })
      await refunding.receiveUnbooked(phone)

      const { data } = await admin.get("/admin/flexpay/transactions/totals")

      expect(data.totals).toEqual([
        total("payment", "cdf", "vodacom", 1, "1000"),
      ])
    })

    it("a whole phone number is shown only for a reason, and the timeline names it and the admin", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      const path = `/admin/flexpay/transactions/${order.transactionId}`

      const { data } = await admin.get(path)
      const reason = "Calls the customer about ticket 4711"
      const revealed = await admin.post(`${path}/phone`, { reason })

      expect(JSON.stringify(data)).not.toContain("243810000001")
      expect(revealed.data).toEqual({ phone: "243810000001" })
      const after = await admin.get(path)
      expect(after.data.transaction.timeline[0]).toMatchObject({
        type: "phone_revealed",
        data: { reason },
        actor: { email: "admin@demo.test" },
      })
      expect(JSON.stringify(after.data)).not.toContain("243810000001")
    })

    it("a phone number is not shown without a reason, or for one that holds a number", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      const reveal = (body: object) =>
        refunding.act(admin, [order.transactionId, "phone"], body)

      const without = [await reveal({}), await reveal({ reason: " a " })]
      const numbers = [
        "0810000001",
        "call 810000001",
        "+243 81 000 00 01",
        "00243.81.000.0001",
        "(081) 000-00-01",
        "٠٨١٠٠٠٠٠٠١",
      ]
      const withNumber = await Promise.all(
        numbers.map((reason) => reveal({ reason }))
      )

      for (const { status, data } of without) {
        expect([status, data.type]).toEqual([400, "invalid_data"])
        expect(data.message).toContain("reason")
      }
      for (const { status, data } of withNumber) {
        expect([status, data.code, inEnglish(data.message)]).toEqual([
          400,
          "reveal_reason_has_number",
          "Do not write a phone number: the reason stays in the timeline.",
        ])
      }
      expect(await refunding.eventTypes(order.transactionId)).not.toContain(
        "phone_revealed"
      )
    })

    it("an export holds masked phone numbers, and the log says who exported it", async () => {
      const admin = await test.shop.logIn()
      await refunding.sellTo()
      const logger = test
        .getContainer()
        .resolve(ContainerRegistrationKeys.LOGGER)
      const info = jest.spyOn(logger, "info")

      const { data: csv, headers } = await admin.get(
        `/admin/flexpay/transactions/export?${period}&locale=fr&format=excel`
      )

      expect(headers["content-disposition"]).toContain(`flexpay-${today}.csv`)
      expect(csv).toMatch(/^\uFEFF?Création \(Kinshasa UTC\+1\);/)
      expect(csv).toContain(";243 81 ••• •• 01;")
      expect(csv).not.toMatch(/810000001/)
      expect(info).toHaveBeenCalledWith(
        expect.stringMatching(/^FlexPay: user_\w+ exports flexpay-[\d-]+\.csv$/)
      )
    })

    it("an export names the customer, and its sums are those of the monthly summary", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const payout = await refunding.onlyPayout()
      await refunding.untilState(payout.id, "succeeded")
      const { data: orders } = await test.shop.graph("order", ["email"], {
        id: order.orderId,
      })

      const { data: csv } = await admin.get(
        `/admin/flexpay/transactions/export?${period}`
      )
      const { data } = await admin.get(`/admin/flexpay/summaries?${period}`)
      const { data: file, headers } = await admin.get(
        `/admin/flexpay/summaries/export?${period}&format=excel`
      )

      const [titles = [], ...rows] = String(csv)
        .trim()
        .split("\r\n")
        .map((line) => line.split(","))
      const sumOf = (title: string) =>
        rows.reduce((all, row) => all + Number(row[titles.indexOf(title)]), 0)
      expect(csv).toContain(String(orders[0]?.email))
      expect(data.summaries).toHaveLength(1)
      expect(data.summaries[0]).toMatchObject({
        month: today.slice(0, 7),
        currency_code: "cdf",
        operator: "vodacom",
        payments: 1,
        gross: "28000",
        payouts: 1,
        refunds: "5000",
      })
      expect(sumOf("Net")).toBe(Number(data.summaries[0]?.net))
      expect(sumOf("Fee paid by the customer")).toBe(
        Number(data.summaries[0]?.fees_of_customers)
      )
      expect(sumOf("Fee paid by the store")).toBe(
        Number(data.summaries[0]?.fees_of_store)
      )
      expect(headers["content-disposition"]).toContain(
        `flexpay-summary-${today}.csv`
      )
      expect(file).toContain(";28000;")
      expect(file).toContain(";-5000;")
    })

    function total(
      kind: string,
      currency_code: string,
      operator: string,
      count: number,
      amount: string
    ) {
      return { kind, currency_code, operator, count, amount }
    }
  })
}
