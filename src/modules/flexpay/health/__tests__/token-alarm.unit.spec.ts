import { FlexPayConfigurationError } from "../../../../gateway"
import { TokenAlarm } from "../token-alarm"

const NOW = new Date("2026-03-01T12:34:56.000Z")

function refusal(): FlexPayConfigurationError {
  return new FlexPayConfigurationError(
    "The payment service refused the token",
    {
      exchange: {
        service: "payment",
        method: "POST",
        url: "",
        request: null,
        httpStatus: 401,
        response: null,
        durationMs: 1,
      },
    }
  )
}

function newAlarm(token = "no JWT", isDatabaseBroken = false) {
  const emitted: unknown[] = []
  const logged: string[] = []
  const alarm = new TokenAlarm(
    {
      outbox: {
        add: async (name: string, data: object) => {
          if (isDatabaseBroken) {
            throw new Error("no database")
          }
          emitted.push({ name, data })
        },
      },
      logger: { error: (message: string) => logged.push(message) },
      clock: { now: async () => NOW },
    },
    token
  )
  return { alarm, emitted, logged }
}

async function resolve(): Promise<void> {
  await new Promise(setImmediate)
}

afterEach(() => {
  jest.restoreAllMocks()
})

it("the first refusal of the token is logged and emitted, with the service and the time", async () => {
  const { alarm, emitted, logged } = newAlarm()

  alarm.raise(refusal())
  await resolve()

  expect(emitted).toEqual([
    {
      name: "flexpay.token_refused",
      data: {
        service: "payment",
        http_status: 401,
        refused_at: NOW.toISOString(),
      },
    },
  ])
  expect(logged).toEqual([expect.stringContaining("refused the token")])
})

it("the alarm is silent for an hour, and is raised again then", async () => {
  const { alarm, emitted, logged } = newAlarm()
  const clock = jest.spyOn(performance, "now").mockReturnValue(1_000)
  alarm.raise(refusal())
  clock.mockReturnValue(1_000 + 3_599_999)
  alarm.raise(refusal())
  await resolve()
  expect([emitted.length, logged.length]).toEqual([1, 1])

  clock.mockReturnValue(1_000 + 3_600_000)
  alarm.raise(refusal())
  await resolve()

  expect([emitted.length, logged.length]).toEqual([2, 2])
})

it("a token that expires while the store runs raises the alarm", async () => {
  const payload = Buffer.from(JSON.stringify({ exp: 1 })).toString("base64url")
  const { alarm, emitted } = newAlarm(`e30.${payload}.x`)

  alarm.raise(
    new FlexPayConfigurationError("The FlexPay token expired", {
      service: "payment",
    })
  )
  await resolve()

  expect(emitted).toMatchObject([{ data: { http_status: null } }])
})

it("errors of other options are logged each time, and nothing is emitted", async () => {
  const { alarm, emitted, logged } = newAlarm()

  for (let times = 0; times < 2; times++) {
    alarm.raise(
      new FlexPayConfigurationError("The request can't be sent", {
        service: "payment",
      })
    )
  }
  await resolve()

  expect(emitted).toEqual([])
  expect(logged).toHaveLength(2)
})

it("an event that can't be stored is logged", async () => {
  const { alarm, logged } = newAlarm("no JWT", true)

  alarm.raise(refusal())
  await resolve()

  expect(logged).toEqual([
    expect.stringContaining("refused the token"),
    expect.stringContaining("was not emitted"),
  ])
})
