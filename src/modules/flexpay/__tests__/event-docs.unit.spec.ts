import { readFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { FlexPayConfigurationError } from "../../../gateway"
import { announce, FlexPayEvents } from "../events"
import { TokenAlarm } from "../health/token-alarm"
import { newRow } from "../transaction/__tests__/support/row"
import { STATES } from "../transaction/transaction"

const PAGE = readFileSync(
  path.join(__dirname, "../../../../docs/reference/events.md"),
  "utf8"
)
const TIME = new Date("2026-01-01T00:00:00Z")
const OF_TOKEN = FlexPayEvents.TOKEN_REFUSED

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
  const [sentence = ""] =
    new RegExp(`^\`${OF_TOKEN}\` carries .*? Its type `, "m").exec(PAGE) ?? []
  const ofToken = [...sentence.matchAll(/`(\w+)`/g)].map(([, field]) => field)

  for (const [name, data] of await emittedEvents()) {
    expect([name, Object.keys(data)]).toEqual([
      name,
      name === OF_TOKEN ? ofToken : ofTransactions,
    ])
  }
})
