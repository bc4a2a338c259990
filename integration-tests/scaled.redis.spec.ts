import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { startRedis } from "../demo/redis/server"
import type { RedisServer } from "../demo/redis/server"
import { redisModules } from "../demo/src/redis-modules"
import { waitFor } from "../harness/wait-for"
import { expectPaidOnce } from "./setup/mortal/expect"
import { MortalShop } from "./setup/mortal/mortal-shop"
import { Payment } from "./setup/mortal/payment"

jest.setTimeout(300_000)

/** The one that FlexPay calls back; the tests kill it. */
const FIRST = 0
const SECOND = 1
const WORKER = 2
const TICK_MS = 10_000

let folder: string
let redis: RedisServer
let mortal: MortalShop

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "flexpay-redis-"))
  redis = await startRedis({ folder })
  mortal = await MortalShop.open({
    modes: ["server", "server", "worker"],
    modules: redisModules(redis.url),
  })
  await Promise.all([mortal.start(SECOND), mortal.start(WORKER)])
})
afterAll(async () => {
  await mortal.close()
  await redis.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe("two servers and a worker over Redis", () => {
  it("a push is finished whose server died before FlexPay's answer", async () => {
    const payment = await Payment.begin(mortal)
    await mortal.phones.gateway.spoil({
      service: "payment",
      kind: "hang",
      processed: true,
    })
    void payment.press(FIRST)
    await mortal.phones.requested(payment.phone)
    await mortal.kill(FIRST)
    expect((await payment.press(SECOND))?.data.transaction.state).toBe(
      "submitting"
    )
    await mortal.start(FIRST)

    await mortal.phones.enterPin(payment.phone)
    await payment.placed(SECOND)

    await expectPaidOnce(payment)
    expect(await mortal.phones.requestsFor(payment.phone)).toBe(1)
  })

  it("the worker alone finishes a payment without a callback or a poll", async () => {
    const payment = await Payment.begin(mortal)
    await payment.pressAndWaitForPush()
    await mortal.kill(FIRST)
    await mortal.phones.enterPin(payment.phone)
    expect(await mortal.phones.callbackAnswer(payment.phone)).toBeNull()

    await payment.waitForRow(({ synced_state }) => synced_state !== null)

    await expectPaidOnce(payment)
    await mortal.start(FIRST)
  })

  it("one order of each cart is placed when all servers are polled at once", async () => {
    const payments: Payment[] = []
    for (const currency of ["cdf", "usd", "cdf", "usd"] as const) {
      const payment = await Payment.begin(mortal, currency)
      await payment.pressAndWaitForPush()
      payments.push(payment)
    }

    await Promise.all(
      payments.flatMap((payment) => [
        mortal.phones.enterPin(payment.phone),
        payment.placed(FIRST),
        payment.placed(SECOND),
        payment.placed(SECOND),
      ])
    )

    for (const payment of payments) {
      await expectPaidOnce(payment)
    }
  })

  it("a job runs once at each of its times, on the worker", async () => {
    // Those of the others, which have a cron schedule, are with a minute.
    await waitFor(
      "the jobs of the minute have run, and the next is not near",
      () => isMidMinute(new Date()),
      { withinMs: 60_000 }
    )
    // Fires whether or not a run has anything to write.
    await mortal.database.query(
      `CREATE TABLE runs (app text, at timestamptz);
       CREATE FUNCTION note_run() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         INSERT INTO runs VALUES (current_setting('application_name'), clock_timestamp());
         RETURN NULL;
       END $$;
       CREATE TRIGGER note_run AFTER INSERT ON flexpay_job
         FOR EACH STATEMENT EXECUTE FUNCTION note_run()`
    )
    await sleep(3.5 * TICK_MS)
    await mortal.database.query("DROP TRIGGER note_run ON flexpay_job")

    const runs = await mortal.database.query<{ app: string; time: Date }>(
      "SELECT app, at AS time FROM runs ORDER BY at"
    )
    expect(new Set(runs.map(({ app }) => app))).toEqual(new Set(["medusa-2"]))
    const times = runs.map(({ time }) => time.getTime())
    expect(times.length).toBeGreaterThan(1)
    for (const [index, time] of times.slice(1).entries()) {
      expect(time - (times[index] ?? 0)).toBeGreaterThan(TICK_MS / 2)
    }
  })

  it("servers that share their locks cause no warning", async () => {
    await mortal.database.query("DELETE FROM flexpay_instance")
    await sleep(2.5 * TICK_MS)

    const admin = await (await mortal.shopper(SECOND)).logIn()
    const { data } = await admin.get("/admin/flexpay/status")

    expect(data.health_checks).toContainEqual({
      area: "instances",
      level: "good",
      code: "instances_share_locks",
      values: { count: 3 },
    })
    for (const server of [FIRST, SECOND, WORKER]) {
      expect(mortal.logOf(server)).not.toContain("sharing their locks")
    }
  })
})

function isMidMinute(now: Date): boolean {
  return now.getSeconds() >= 10 && now.getSeconds() < 20
}
