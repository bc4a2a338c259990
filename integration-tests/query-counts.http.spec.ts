import { Modules } from "@medusajs/framework/utils"
import budgets from "../harness/query-budgets.json"
import { countQueries } from "./setup/count-queries"
import { describeShop } from "./setup/describe-shop"
import { QueryRecorder } from "../harness/postgres/query-recorder"
import { insertDue, runJob } from "./setup/recheck-job"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const OURS = /flexpay_(transaction|event)/
const LEDGER = /flexpay_(transaction|event|job)/
/** Fewer than one second's budget, so that one batch is all. */
const BATCH = 4

/** The budgets stand in bench/queries.json, where `npm run bench` reads them, too. */
describeShop("SQL queries", {}, (test) => {
  it("of a whole payment are little more than of one without FlexPay", async () => {
    const manual = await carts()
    const flexpay = await carts()

    const withoutUs = await countQueries(() => payByHand(manual))
    const withUs = await countQueries(async () => {
      const sessionId = await test.shop.newSession(flexpay.collectionId)
      await test.shop.push(sessionId, { phone: "0810000001" })
    })

    const row = await test.records.onlyRow()
    expect(row.synced_state).toBe("succeeded")
    expect(await test.records.orderIds()).toHaveLength(2)
    console.log(
      `A whole payment: ${withUs.length} queries (${ours(withUs)} to the ledger); by pp_system_default and its capture: ${withoutUs.length}`
    )
    expect(withUs.length - withoutUs.length).toBeLessThanOrEqual(
      budgets.payment_beyond_manual
    )
  })

  it("of a status poll while pending are few to the ledger", async () => {
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    // A poll has FlexPay checked when that is due.
    await test.records.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() + interval '1 hour'"
    )

    const queries = await countQueries(() => test.shop.poll(sessionId))

    console.log(
      `A status poll: ${ours(queries)} queries to the ledger, ${queries.length - ours(queries)} of Medusa's for the publishable key`
    )
    expect(ours(queries)).toBeGreaterThan(0)
    expect(ours(queries)).toBeLessThanOrEqual(budgets.poll_to_ledger)
  })

  it("of storing a callback are no more than one", async () => {
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    const { callbackUrl, orderNumber } = await test.gateway.onlyEntry()
    const token = callbackUrl.split("/").at(-1) ?? ""
    await test.records.restFromChecks()

    const queries = await countQueries(() =>
      test.shop.flexpay.callbacks.receive("payment", {
        token,
        body: { code: "0", orderNumber },
      })
    )

    // A workflow around it would be known by its name.
    const own = queries.filter(
      (query) => LEDGER.test(query) || query.includes("callback")
    )
    console.log(`Storing a callback: ${own.length} queries`)
    expect((await test.records.onlyRow()).callbacks).toBe(1)
    expect(own.length).toBeGreaterThan(0)
    expect(own.slice(budgets.callback)).toEqual([])
  })

  it("of a recheck batch grow by little with each transaction", async () => {
    await insertDue(test, BATCH)
    const recorder = new QueryRecorder()

    await runJob(test)

    recorder.stop()
    const queries = recorder.take()
    const count = queries.filter((query) => LEDGER.test(query)).length
    console.log(`A recheck batch of ${BATCH}: ${count} queries to the ledger`)
    expect(count).toBeGreaterThan(BATCH)
    expect(count).toBeLessThanOrEqual(
      budgets.recheck_batch + BATCH * budgets.recheck_each
    )
  })

  async function carts() {
    const cartId = await test.shop.fillCart()
    const collectionId = await test.shop.newCollection(cartId)
    return { cartId, collectionId }
  }

  /** The same order, paid in the way that Medusa brings along. */
  async function payByHand({
    cartId,
    collectionId,
  }: {
    cartId: string
    collectionId: string
  }): Promise<void> {
    await test.shop.newSession(collectionId, "pp_system_default")
    await test.shop.post(`/store/carts/${cartId}/complete`)
    const { data } = await test.shop.graph("payment", ["id"], {
      payment_collection_id: collectionId,
    })
    await test
      .getContainer()
      .resolve(Modules.WORKFLOW_ENGINE)
      .run("capture-payment-workflow", { input: { payment_id: data[0]?.id } })
  }
})

function ours(queries: string[]): number {
  return queries.filter((query) => OURS.test(query)).length
}
