import { readFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { FlexPayConfigurationError } from "../../../gateway"
import { announce, FlexPayEvents, toLinkPayload } from "../events"
import { TokenAlarm } from "../health/token-alarm"
import { newRow } from "../transaction/__tests__/support/row"
import { STATES } from "../transaction/transaction"

const PAGE = readFileSync(
  path.join(__dirname, "../../../../docs/reference/events.md"),
  "utf8"
)
const TIME = new Date("2026-01-01T00:00:00Z")
const OF_TOKEN = FlexPayEvents.TOKEN_REFUSED
/** Workflows emit these: HTTP tests see them. */
const OF_LINKS = [
  FlexPayEvents.PAYMENT_REQUESTED,
  FlexPayEvents.PAYMENT_LINK_OPENED,
]
const LINK = {
  id: "fplink_1",
  order_id: "order_1",
  cart_id: null,
  payment_collection_id: null,
  created_by: null,
  expires_at: TIME,
  opened_at: null,
  closed_at: null,
  closed_by: null,
  created_at: TIME,
}

const event = z.object({
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** The events that the plugin emits, as subscribers get them, by their names. */
async function emittedEvents() {
  const events = new Map<string, Record<string, unknown>>()
  const eventBus = {
    emit: async (message: unknown) => {
      const { name, data } = event.parse(message)
      events.set(name, data)
    },
  }
  const logger = { error: jest.fn() }
  for (const kind of ["payment", "payout"] as const) {
    for (const state of STATES) {
      announce(
        { eventBus, logger },
        { ...newRow(TIME, TIME), kind, state },
        { state, attention: "paid_twice" }
      )
    }
  }
  new TokenAlarm(
    { eventBus, logger, clock: { now: async () => TIME } },
    ""
  ).raise(
    new FlexPayConfigurationError("The payment service refused the token", {
      exchange: {
        service: "payment",
        method: "POST",
        url: "",
        request: null,
        httpStatus: 401,
        response: null,
        durationMs: 1,
      },
    })
  )
  for (const name of OF_LINKS) {
    events.set(name, { ...toLinkPayload(LINK) })
  }
  await new Promise(setImmediate)
  return events
}

it("the documented events are those that the plugin emits", async () => {
  const documented = [...PAGE.matchAll(/^\| `(flexpay\.\w+)` /gm)].map(
    ([, name]) => name
  )

  expect(documented).toEqual(Object.values(FlexPayEvents))
  expect([...(await emittedEvents()).keys()].sort()).toEqual(
    [...documented].sort()
  )
})

it("the documented payloads have the fields of the events", async () => {
  const [, type = ""] = /^```ts\n\{\n(.*?)^\}\n```$/ms.exec(PAGE) ?? []
  const ofTransactions = [...type.matchAll(/^ {2}(\w+): /gm)].map(
    ([, field]) => field
  )
  const ofToken = fieldsIn(new RegExp(`^\`${OF_TOKEN}\` carries .*? Its type `))
  const ofLinks = fieldsIn(/^`flexpay\.payment_requested` and .* Their type /)
  const documented = new Map<string, string[]>([
    [OF_TOKEN, ofToken],
    ...OF_LINKS.map((name) => [name, ofLinks] as const),
  ])

  for (const [name, data] of await emittedEvents()) {
    expect([name, Object.keys(data)]).toEqual([
      name,
      documented.get(name) ?? ofTransactions,
    ])
  }
})

/** The fields that a sentence of the page names. */
function fieldsIn(sentence: RegExp): string[] {
  const [text = ""] = new RegExp(sentence, "m").exec(PAGE) ?? []
  return [...text.matchAll(/`(\w+)`/g)].map(([, field = ""]) => field)
}
