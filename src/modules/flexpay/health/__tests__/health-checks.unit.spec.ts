import type { ServiceProbe } from "../../../../gateway"
import {
  assessAddresses,
  assessAnswers,
  assessCallback,
  assessCallbacks,
  assessEnvironment,
  assessInstances,
  assessJobs,
  assessRefusals,
  assessRegions,
  assessToken,
} from "../health-checks"
import type { HealthCheckResult } from "../health-check-result"
import type { Metrics } from "../metrics"

const NOW = new Date("2026-03-01T12:00:00.000Z")

function ago(milliseconds: number): Date {
  return new Date(NOW.getTime() - milliseconds)
}

function probe(changes: Partial<ServiceProbe> = {}): ServiceProbe {
  return {
    service: "check",
    host: "check.example",
    status: "available",
    detail: null,
    ...changes,
  }
}

function metrics(changes: Partial<Metrics> = {}): Metrics {
  return {
    now: NOW,
    jobs: [{ id: "recheck-flexpay-transactions", last_run_at: ago(10_000) }],
    due: 0,
    due_since: null,
    oldest_open_at: null,
    callbacks_last_hour: 0,
    finalized: { count: 0, without_callback: 0 },
    token_refused: { count: 0, since: null },
    unreadable: { count: 0, since: null },
    outcomes: [],
    ...changes,
  }
}

function codesOf(results: HealthCheckResult[]): string[] {
  return results.map(({ level, code }) => `${level}: ${code}`)
}

it.each([
  ["available", "good: address_answers"],
  ["token_refused", "good: address_answers"],
  ["unavailable", "problem: address_fails"],
  ["unreachable", "problem: address_unreachable"],
] as const)("reports an address that %s", (status, expected) => {
  expect(codesOf(assessAddresses([probe({ status })]))).toEqual([expected])
})

describe("the token", () => {
  const day = 24 * 60 * 60 * 1000

  it.each([
    [null, "good: token_without_end"],
    [ago(-61 * day), "good: token_lasts"],
    [ago(-60 * day), "good: token_lasts"],
    [ago(-60 * day + 1), "warning: token_ends_soon"],
    [ago(-1), "warning: token_ends_soon"],
    [ago(0), "problem: token_ended"],
    [ago(day), "problem: token_ended"],
  ])("that expires at %p is %s", (endsAt, expected) => {
    expect(codesOf(assessToken(endsAt, [], NOW))).toEqual([expected])
  })

  it("is good when check accepts it, whatever its expiry", () => {
    expect(codesOf(assessToken(null, [probe()], NOW))[0]).toBe(
      "good: token_taken"
    )
  })

  it("is refused when one host refuses it", () => {
    const hosts = [
      probe(),
      probe({ service: "check_fallback", status: "token_refused" }),
    ]
    expect(codesOf(assessToken(null, hosts, NOW))[0]).toBe(
      "problem: token_refused"
    )
  })

  it("is not assessed by services that do not receive it", () => {
    const other = probe({ service: "payment" })
    expect(codesOf(assessToken(null, [other], NOW))).toEqual([
      "good: token_without_end",
    ])
  })
})

it("warns when the simulator replaces FlexPay", () => {
  for (const environment of ["live", "sandbox"] as const) {
    expect(assessEnvironment({ environment })).toEqual([])
  }
  expect(codesOf(assessEnvironment({ environment: "simulator" }))).toEqual([
    "warning: simulator_in_use",
  ])
})

describe("the callback address", () => {
  const assess = (
    status: "available" | "other_program" | "unreachable",
    isPublic = true,
    environment: "live" | "sandbox" | "simulator" = "live"
  ) =>
    codesOf(
      assessCallback(
        { status, detail: null, isPublic },
        { host: "shop.example", environment }
      )
    )

  it("is good when the store answers there", () => {
    expect(assess("available")).toEqual(["good: callback_ours"])
  })

  it("is a problem when another server answers, and a warning when none does", () => {
    expect(assess("other_program")).toEqual(["problem: callback_elsewhere"])
    expect(assess("unreachable")).toEqual(["warning: callback_not_reached"])
  })

  it("may be private for the simulator", () => {
    expect(assess("available", false, "simulator")).toEqual([
      "good: callback_ours",
    ])
  })

  it("is a problem in live operation when it is not public", () => {
    expect(assess("available", false)).toEqual([
      "problem: callback_not_public",
      "good: callback_ours",
    ])
    expect(assess("available", false, "sandbox")[0]).toBe(
      "warning: callback_not_public"
    )
  })
})

it("requires one region with a provider, and names those without", () => {
  const region = { name: "RDC", currency_code: "cdf" as const }
  expect(codesOf(assessRegions([]))).toEqual(["problem: no_region"])
  expect(codesOf(assessRegions([{ ...region, providers: [] }]))).toEqual([
    "problem: no_region",
    "warning: region_without_provider",
  ])
  expect(
    codesOf(assessRegions([{ ...region, providers: ["pp_flexpay_flexpay"] }]))
  ).toEqual(["good: region_ready"])
})

describe("the jobs", () => {
  it("are good when they ran recently and nothing is overdue", () => {
    expect(codesOf(assessJobs(metrics()))).toEqual([
      "good: job_runs",
      "good: nothing_overdue",
    ])
  })

  it("are a problem when the first never ran, or one is late", () => {
    expect(codesOf(assessJobs(metrics({ jobs: [] })))[0]).toBe(
      "problem: job_never_ran"
    )
    const late = metrics({
      jobs: [
        { id: "recheck-flexpay-transactions", last_run_at: ago(120_001) },
        { id: "recover-flexpay-refunds", last_run_at: ago(120_001) },
      ],
    })
    expect(codesOf(assessJobs(late)).slice(0, 2)).toEqual([
      "problem: job_late",
      "good: job_runs",
    ])
  })

  it("are behind when a due transaction waits for minutes", () => {
    const behind = metrics({ due: 7, due_since: ago(120_001) })
    expect(assessJobs(behind)[1]).toMatchObject({
      code: "overdue",
      values: { count: 7 },
    })
    expect(
      codesOf(assessJobs(metrics({ due: 7, due_since: ago(60_000) })))[1]
    ).toBe("good: nothing_overdue")
  })
})

it("warns of no instance, and of several without shared locks", () => {
  for (const [count, shareLocks, expected] of [
    [0, true, "warning: no_instance"],
    [1, false, "good: one_instance"],
    [3, true, "good: instances_share_locks"],
    [2, false, "warning: instances_without_locks"],
  ] as const) {
    expect(codesOf(assessInstances({ count, shareLocks }))).toEqual([expected])
  }
})

it.each([
  { count: 0, without_callback: 0, expected: "good: callbacks_come" },
  { count: 1, without_callback: 1, expected: "warning: callbacks_missing" },
  { count: 4, without_callback: 4, expected: "warning: callbacks_missing" },
  { count: 4, without_callback: 3, expected: "good: callbacks_come" },
  { count: 20, without_callback: 4, expected: "good: callbacks_come" },
  { count: 20, without_callback: 5, expected: "warning: callbacks_missing" },
  { count: 20, without_callback: 20, expected: "warning: callbacks_missing" },
])(
  "reports callbacks after $count payments, the last $without_callback without one: $expected",
  ({ count, without_callback, expected }) => {
    const finalized = { count, without_callback }
    expect(codesOf(assessCallbacks(metrics({ finalized })))).toEqual([expected])
  }
)

it("warns of requests refused for their token, with count and first time", () => {
  expect(assessRefusals(metrics())).toEqual([])
  expect(
    assessRefusals(metrics({ token_refused: { count: 3, since: ago(60_000) } }))
  ).toEqual([
    {
      area: "token",
      level: "warning",
      code: "requests_refused",
      values: { count: 3, at: ago(60_000).toISOString() },
    },
  ])
})

it("warns of open transactions with unreadable check answers", () => {
  expect(codesOf(assessAnswers(metrics()))).toEqual(["good: answers_readable"])
  expect(
    assessAnswers(metrics({ unreadable: { count: 2, since: ago(60_000) } }))
  ).toEqual([
    {
      area: "answers",
      level: "warning",
      code: "answers_unreadable",
      values: { count: 2, at: ago(60_000).toISOString() },
    },
  ])
})
