import { Modules } from "@medusajs/framework/utils"
import budgets from "../../harness/query-budgets.json"
import { awaitQuiet, countQueries } from "../setup/count-queries"
import type { ShopUnderTest } from "../setup/describe-shop"
import { QueryRecorder } from "../../harness/postgres/query-recorder"
import { insertDue, runJob } from "../setup/recheck-job"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const PLUGIN_TABLES = /flexpay_(transaction|timeline_entry)/
const BATCH_TABLES = /flexpay_(transaction|timeline_entry|job)/
/** Fewer than one second's budget, so that one batch is all. */
const BATCH = 4

export function describeQueryCounts(test: ShopUnderTest): void {
  describe("the SQL queries", () => {
    it("of a payment are few more than those of a payment without FlexPay", async () => {
      const manual = await carts()
      const flexpay = await carts()

      const manualQueries = await countQueries(() => payByHand(manual))
      const flexpayQueries = await countQueries(async () => {
        const sessionId = await test.shop.newSession(flexpay.collectionId)
        await test.shop.push(sessionId, { phone: "0810000001" })
      })

      const row = await test.records.onlyRow()
      expect(row.synced_state).toBe("succeeded")
      expect(await test.records.orderIds()).toHaveLength(2)
      console.log(
        `A whole payment: ${flexpayQueries.length} queries (${toPlugin(flexpayQueries)} to the plugin's tables); by pp_system_default and its capture: ${manualQueries.length}`
      )
      expect(flexpayQueries.length - manualQueries.length).toBeLessThanOrEqual(
        budgets.payment_beyond_manual
      )
    })

    it("of a status poll of a pending payment keep their budget", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      // A poll checks the payment when a check is due.
      await test.records.sql(
        "UPDATE flexpay_transaction SET next_check_at = now() + interval '1 hour'"
      )

      const queries = await countQueries(() => test.shop.poll(sessionId))

      console.log(
        `A status poll: ${toPlugin(queries)} queries to the plugin's tables, ${queries.length - toPlugin(queries)} of Medusa's for the publishable key`
      )
      const own = queries.filter((query) => PLUGIN_TABLES.test(query))
      expect(own.length).toBeGreaterThan(0)
      expect(own.slice(budgets.poll_to_plugin_tables)).toEqual([])
    })

    it("of a stored callback are one", async () => {
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

      // A workflow around it would have callback in its name.
      const own = queries.filter(
        (query) => BATCH_TABLES.test(query) || query.includes("callback")
      )
      console.log(`Storing a callback: ${own.length} queries`)
      expect((await test.records.onlyRow()).callbacks).toBe(1)
      expect(own.length).toBeGreaterThan(0)
      expect(own.slice(budgets.callback)).toEqual([])
    })

    it("of a recheck batch keep their budget for each transaction", async () => {
      await awaitQuiet()
      await insertDue(test, BATCH)
      const recorder = new QueryRecorder()

      await runJob(test)

      recorder.stop()
      const queries = recorder
        .take()
        .filter((query) => BATCH_TABLES.test(query))
      console.log(
        `A recheck batch of ${BATCH}: ${queries.length} queries to the plugin's tables`
      )
      expect(queries.length).toBeGreaterThan(BATCH)
      expect(
        queries.slice(budgets.recheck_batch + BATCH * budgets.recheck_each)
      ).toEqual([])
    })

    async function carts() {
      const cartId = await test.shop.fillCart()
      const collectionId = await test.shop.newCollection(cartId)
      return { cartId, collectionId }
    }

    /** The same order, paid by Medusa's own provider. */
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
}

function toPlugin(queries: string[]): number {
  return queries.filter((query) => PLUGIN_TABLES.test(query)).length
}
