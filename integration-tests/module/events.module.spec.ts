import { readFileSync } from "node:fs"
import path from "node:path"
import type { Message } from "@medusajs/framework/types"
import { setTimeout as sleep } from "node:timers/promises"
import {
  FlexPayEvents,
  type FlexPayEventName,
} from "../../src/modules/flexpay/events"
import { DatabaseClock } from "../../src/modules/flexpay/store/clock"
import { Database } from "../../src/modules/flexpay/store/database"
import { EventOutbox } from "../../src/modules/flexpay/store/event-outbox"
import { GuardedWrites } from "../../src/modules/flexpay/store/guarded-writes"
import { insertDisturbanceEvent } from "../../src/modules/flexpay/store/event-rows"
import { sql } from "../../src/modules/flexpay/store/sql"
import { STATES } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"

const PAGE = readFileSync(
  path.join(__dirname, "../../docs/reference/events.md"),
  "utf8"
)
const OF_LINKS: FlexPayEventName[] = [
  FlexPayEvents.PAYMENT_REQUESTED,
  FlexPayEvents.PAYMENT_LINK_OPENED,
]

interface Received {
  name: string
  data: Record<string, unknown>
}

describeModule("Events", {}, (fixture) => {
  it("the documented events and fields are those that subscribers get", async () => {
    const { outbox, received } = newOutbox()
    await changeIntoEachState()
    const { paymentLinks } = fixture.flexpay
    const { id } = await paymentLinks.open({ order_id: "order_1" }, null)
    await paymentLinks.markOpened(id)
    await disturb()
    await outbox.add(FlexPayEvents.TOKEN_REFUSED, {
      service: "payment",
      http_status: 401,
      refused_at: new Date().toISOString(),
    })
    await outbox.emitWaiting()

    expect(documentedNames()).toEqual(Object.values(FlexPayEvents))
    expect([...new Set(received.map(({ name }) => name))].sort()).toEqual(
      [...documentedNames()].sort()
    )
    for (const { name, data } of received) {
      expect([name, Object.keys(data).sort()]).toEqual([
        name,
        documentedFields(name).sort(),
      ])
      expect(data.version).toBe(1)
    }
  })

  it("an event reports the transaction as its change has written it", async () => {
    const { writes, received, outbox } = newOutbox()
    const { id, amount } = await fixture.pay()
    await writes.change(
      { id, from: "pending" },
      {
        state: "failed",
        reason: "not_paid",
        attention: "never_final",
        attention_at: new Date("2026-01-02T03:04:05.678Z"),
        order_id: "order_1",
      }
    )
    await writes.change({ id, from: "failed" }, { state: "succeeded" })
    await outbox.emitWaiting()

    const failed = {
      event_id: expect.stringMatching(/^fpev_/),
      version: 1,
      id,
      kind: "payment",
      state: "failed",
      reason: "not_paid",
      attention: "never_final",
      attention_at: "2026-01-02T03:04:05.678Z",
      order_id: "order_1",
      amount,
      currency_code: "cdf",
    }
    expect(received).toEqual([
      { name: "flexpay.payment_failed", data: failed },
      { name: "flexpay.attention_needed", data: failed },
      {
        name: "flexpay.payment_succeeded",
        data: { ...failed, state: "succeeded" },
      },
    ])
    expect(new Set(received.map(({ data }) => data.event_id)).size).toBe(3)
  })

  it("a change that does not take place, or is rolled back, has no event", async () => {
    const { writes, received, outbox } = newOutbox()
    const { id } = await fixture.pay()

    await writes.change({ id, from: "unknown" }, { state: "failed" })
    const rolledBack = writes.transactional(async (inner) => {
      await inner.change({ id, from: "pending" }, { state: "failed" })
      throw new Error("rolled back")
    })
    await expect(rolledBack).rejects.toThrow("rolled back")
    await outbox.emitWaiting()

    expect(received).toEqual([])
  })

  it("of several processes each event is emitted by one, in order", async () => {
    const received: Received[] = []
    const relays = [1, 2, 3].map(() => newOutbox({ received, slow: true }))
    const ids = await addNumbered(relays.map(({ outbox }) => outbox))

    await Promise.all(relays.map(({ outbox }) => outbox.emitWaiting()))

    expect(received.map(({ data }) => data.refused_at)).toEqual(ids)
  })

  it("events that the bus refuses wait, and are emitted before later ones", async () => {
    const { outbox, bus, received, logged } = newOutbox()
    bus.isBroken = true
    await addNumbered([outbox], 3)
    await outbox.emitWaiting()
    expect(received).toEqual([])
    expect(logged).toContainEqual(expect.stringContaining("events wait"))

    bus.isBroken = false
    await addNumbered([outbox], 1, 4)
    await outbox.emitWaiting()

    expect(received.map(({ data }) => data.refused_at)).toEqual([
      "1",
      "2",
      "3",
      "4",
    ])
  })

  it("events wait when the bus does not answer, and no row stays locked", async () => {
    const { outbox, bus, received, logged } = newOutbox()
    const { setTimeout: schedule } = globalThis
    const limit = jest
      .spyOn(globalThis, "setTimeout")
      .mockImplementation((run: () => void, ms?: number) =>
        schedule(run, ms === 10_000 ? 20 : ms)
      )
    bus.isSilent = true
    await addNumbered([outbox], 1)
    await outbox.emitWaiting()
    limit.mockRestore()
    expect(logged).toContainEqual(expect.stringContaining("events wait"))

    await newOutbox({ received }).outbox.emitWaiting()

    expect(received.map(({ data }) => data.refused_at)).toEqual(["1"])
  })

  it("an event whose process dies after it emitted it is emitted again, with its id", async () => {
    const { outbox, bus, received } = newOutbox()
    bus.diesAfterwards = true
    await addNumbered([outbox], 1)
    await outbox.emitWaiting()
    bus.diesAfterwards = false
    await newOutbox({ received }).outbox.emitWaiting()

    const [first, second, ...more] = received
    expect(first).toBeDefined()
    expect(second).toEqual(first)
    expect(more).toEqual([])
  })

  it("more events than one batch holds are all emitted", async () => {
    const { outbox, received } = newOutbox()
    await fixture.sql(
      `INSERT INTO flexpay_event (id, name, data)
       SELECT 'fpev_' || n, 'flexpay.token_refused', jsonb_build_object('n', n)
       FROM generate_series(1, 250) AS n`
    )

    await outbox.emitWaiting()

    expect(received.map(({ data }) => data.n)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1)
    )
  })

  it("a replay emits the events of a time and of names again, with their ids", async () => {
    const { outbox, received } = newOutbox()
    await writeAged([
      ["fpev_a", "flexpay.payment_failed", "40 minutes"],
      ["fpev_b", "flexpay.payment_failed", "30 minutes"],
      ["fpev_c", "flexpay.payout_failed", "20 minutes"],
      ["fpev_d", "flexpay.payment_failed", "10 minutes"],
    ])
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    const emitted = async () => {
      await outbox.emitWaiting()
      return received.splice(0).map(({ data }) => data.event_id)
    }

    expect(await outbox.replay({ from: ago(35), to: ago(15) })).toBe(2)
    expect(await emitted()).toEqual(["fpev_b", "fpev_c"])
    const names = [FlexPayEvents.PAYMENT_FAILED]
    expect(await outbox.replay({ from: ago(35), to: ago(0), names })).toBe(2)
    expect(await emitted()).toEqual(["fpev_b", "fpev_d"])
  })

  it("emitted events are removed after 30 days; one that waits is not", async () => {
    await writeAged([
      ["fpev_old", "flexpay.payment_failed", "30 days 1 hour"],
      ["fpev_young", "flexpay.payment_failed", "29 days 23 hours"],
      ["fpev_waiting", "flexpay.payment_failed", "31 days"],
    ])
    await fixture.sql(
      "UPDATE flexpay_event SET emitted_at = NULL WHERE id = 'fpev_waiting'"
    )

    await newOutbox().outbox.removeOld()

    const rows = await fixture.sql<{ id: string }>(
      "SELECT id FROM flexpay_event ORDER BY id"
    )
    expect(rows.map(({ id }) => id)).toEqual(["fpev_waiting", "fpev_young"])
  })

  /** An outbox of another process, over an event bus that can fail. */
  function newOutbox({
    received = [],
    slow = false,
  }: { received?: Received[]; slow?: boolean } = {}) {
    const bus = { isBroken: false, isSilent: false, diesAfterwards: false }
    const logged: string[] = []
    const database = new Database(fixture.manager)
    const outbox = new EventOutbox({
      database,
      eventBus: {
        emit: async (messages: Message | Message[]) => {
          if (bus.isBroken) {
            throw new Error("no bus")
          }
          if (bus.isSilent) {
            await new Promise(() => undefined)
          }
          for (const { name, data } of [messages].flat()) {
            received.push({ name, data: { ...(data as object) } })
            await sleep(slow ? 5 : 0)
          }
          if (bus.diesAfterwards) {
            throw new Error("died")
          }
        },
      },
      logger: { error: (message) => logged.push(String(message)) },
    })
    const writes = new GuardedWrites(database, new DatabaseClock(database))
    return { outbox, bus, received, logged, writes }
  }

  /** Adds events with numbers as their times, by several processes in turn. */
  async function addNumbered(
    outboxes: EventOutbox[],
    count = 12,
    first = 1
  ): Promise<string[]> {
    const numbers = Array.from({ length: count }, (_, n) => String(first + n))
    for (const [index, refused_at] of numbers.entries()) {
      await outboxes[index % outboxes.length]?.add(
        FlexPayEvents.TOKEN_REFUSED,
        { service: null, http_status: null, refused_at }
      )
    }
    return numbers
  }

  async function writeAged(events: [id: string, name: string, age: string][]) {
    for (const event of events) {
      await fixture.sql(
        `INSERT INTO flexpay_event (id, name, data, created_at, emitted_at)
         VALUES ($1, $2, '{}', now() - $3::interval, now())`,
        event
      )
    }
  }

  async function changeIntoEachState(): Promise<void> {
    const { writes } = newOutbox()
    const { id } = await fixture.pay()
    for (const kind of ["payment", "payout"]) {
      for (const state of STATES) {
        await fixture.sql(
          "UPDATE flexpay_transaction SET kind = $1, state = 'pending'",
          [kind]
        )
        await writes.change(
          { id, from: "pending" },
          { state, attention: "paid_twice" }
        )
      }
    }
  }

  async function disturb(): Promise<void> {
    await new Database(fixture.manager).rows(
      sql`WITH changed AS (
          INSERT INTO flexpay_disturbance (id, since, seen_at)
          VALUES ('vodacom', now(), now()) RETURNING *)
        ${insertDisturbanceEvent(12, 9)}`
    )
  }
})

function documentedNames(): string[] {
  return [...PAGE.matchAll(/^\| `(flexpay\.\w+)` /gm)].map(
    ([, name = ""]) => name
  )
}

/** The fields of an event's payload, as the page has them. */
function documentedFields(name: string): string[] {
  if (OF_LINKS.some((ofLink) => ofLink === name)) {
    return fieldsIn(/^`flexpay\.payment_requested` and .* Their type /m)
  }
  const own = fieldsIn(new RegExp(`^\`${name}\` carries .*? Its type `, "m"))
  if (own.length > 0) {
    return own
  }
  const [, type = ""] = /^```ts\n\{\n(.*?)^\}\n```$/ms.exec(PAGE) ?? []
  return [...type.matchAll(/^ {2}(\w+): /gm)].map(([, field = ""]) => field)
}

/** The fields that a sentence of the page names, and those of every event. */
function fieldsIn(sentence: RegExp): string[] {
  const [text] = sentence.exec(PAGE) ?? []
  return text === undefined
    ? []
    : [
        ...[...text.matchAll(/`(\w+)`/g)].map(([, field = ""]) => field),
        "event_id",
        "version",
      ]
}
