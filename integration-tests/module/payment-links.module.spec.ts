import type {
  LinkSubject,
  PaymentLink,
} from "../../src/modules/flexpay/payment-links/payment-links"
import { describeModule } from "../setup/describe-module"

describeModule("Payment links", { payment_link_days: 3 }, (fixture) => {
  const links = () => fixture.flexpay.paymentLinks

  it("an order or a cart has one open link, however many open it at once", async () => {
    const subjects: LinkSubject[] = [
      { order_id: "order_1" },
      { order_id: "order_2" },
      { cart_id: "cart_1" },
    ]
    for (const subject of subjects) {
      const opened = await Promise.all(
        ["user_1", "user_2", null].map((user) => links().open(subject, user))
      )
      expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
    }
    expect(await rows()).toHaveLength(3)
    expect(await fixture.sql("SELECT name FROM flexpay_event")).toEqual(
      subjects.map(() => ({ name: "flexpay.payment_requested" }))
    )
  })

  it("a link is valid for as many days as the option says", async () => {
    const link = await links().open({ order_id: "order_1" }, null)
    const days = (expiry: Date) =>
      (expiry.getTime() - link.created_at.getTime()) / 86_400_000

    expect(days(link.expires_at)).toBeCloseTo(3, 2)
  })

  it("an expired or closed link is replaced, and the latest is found", async () => {
    const subject = { order_id: "order_1" }
    const first = await open(subject)
    await open({ order_id: "order_2" })
    await expire(first)
    const second = await open(subject)
    await links().close(second.id, "user_1")
    const third = await open(subject)

    expect(new Set([first.id, second.id, third.id]).size).toBe(3)
    expect(await links().findLatest(subject)).toMatchObject({ id: third.id })
    expect(await links().findById(first.id)).toMatchObject({
      closed_by: null,
      closed_at: expect.any(Date),
    })
    expect(await links().findLatest({ order_id: "order_2" })).toMatchObject({
      closed_at: null,
    })
  })

  it("a new link closes only expired links of its own order, and those once", async () => {
    const subject = { order_id: "order_1" }
    const closed = await open(subject)
    await links().close(closed.id, "user_1")
    await fixture.sql(
      "UPDATE flexpay_payment_link SET closed_at = closed_at - interval '1 day' WHERE id = $1",
      [closed.id]
    )
    const foreign = await open({ order_id: "order_2" })
    await Promise.all([closed, foreign].map(expire))
    const before = await links().findById(closed.id)
    await open(subject)

    expect(await links().findById(closed.id)).toMatchObject({
      closed_at: before?.closed_at,
    })
    expect(await links().findById(foreign.id)).toMatchObject({
      closed_at: null,
    })
  })

  it("a collection is paid by the link of it or of its cart, and by no other", async () => {
    // Medusa's table of a link, which the module's database lacks.
    await fixture.sql(
      `CREATE TABLE cart_payment_collection AS
       SELECT * FROM (VALUES ('cart_1', 'pay_col_2', NULL::timestamptz),
         ('cart_1', 'pay_col_3', now()), ('cart_2', 'pay_col_4', NULL))
         AS link (cart_id, payment_collection_id, deleted_at)`
    )
    await links().setCollection(
      await open({ order_id: "order_1" }),
      "pay_col_1"
    )
    await open({ cart_id: "cart_1" })
    const collections = ["pay_col_1", "pay_col_2", "pay_col_3", "pay_col_4"]

    expect(
      await Promise.all(
        collections.map(async (id) => await links().isForCollection(id))
      )
    ).toEqual([true, true, false, false])
    expect(await links().isForCollection(null)).toBe(false)
  })

  it("closing a link keeps who closed it first, and closes no other", async () => {
    const link = await open({ order_id: "order_1" })
    const foreign = await open({ order_id: "order_2" })
    await links().close(link.id, "user_1")
    await links().close(link.id, "user_2")

    expect(await links().findById(link.id)).toMatchObject({
      closed_by: "user_1",
    })
    expect(await links().findById(foreign.id)).toMatchObject({
      closed_at: null,
    })
  })

  it("the first of several collections stays, and a closed link gets none", async () => {
    const link = await open({ order_id: "order_1" })
    const foreign = await open({ order_id: "order_2" })
    const [first, second] = [
      await links().setCollection(link, "pay_col_1"),
      await links().setCollection(link, "pay_col_2"),
    ]
    await links().close(foreign.id, null)
    const closed = await links().setCollection(foreign, "pay_col_3")

    expect([first, second, closed]).toMatchObject([
      { id: link.id, payment_collection_id: "pay_col_1" },
      { id: link.id, payment_collection_id: "pay_col_1" },
      { id: foreign.id, payment_collection_id: null },
    ])
  })

  it("only the first opening of a page counts, of its own link", async () => {
    const link = await open({ order_id: "order_1" })
    const foreign = await open({ order_id: "order_2" })
    await links().markOpened(link.id)
    const opened = await links().findById(link.id)
    await links().markOpened(link.id)

    expect(opened?.opened_at).toBeInstanceOf(Date)
    expect(await links().findById(link.id)).toEqual(opened)
    expect(await links().findById(foreign.id)).toMatchObject({
      opened_at: null,
    })
    expect(
      await fixture.sql(
        `SELECT data->>'id' AS id FROM flexpay_event
         WHERE name = 'flexpay.payment_link_opened'`
      )
    ).toEqual([{ id: link.id }])
  })

  it("the address of a link leads to it, and no other text does", async () => {
    const link = await open({ order_id: "order_1" })
    await open({ order_id: "order_2" })
    const [, token = ""] = links().urlOf(link).split("#")

    expect(await links().findByToken(token)).toMatchObject({ id: link.id })
    expect(await links().findByToken(`${token}x`)).toBeNull()
    expect(await links().findByToken(link.id)).toBeNull()
  })

  async function open(subject: LinkSubject): Promise<PaymentLink> {
    return await links().open(subject, null)
  }

  async function expire({ id }: PaymentLink): Promise<void> {
    await fixture.sql(
      "UPDATE flexpay_payment_link SET expires_at = now() WHERE id = $1",
      [id]
    )
  }

  async function rows() {
    return await fixture.sql("SELECT id FROM flexpay_payment_link")
  }
})
