import type { CallbackProbe, ServiceProbe } from "../../../../../gateway"
import type { Metrics } from "../../../../../modules/flexpay/health/metrics"
import {
  judgeAddresses,
  judgeAnswers,
  judgeCallback,
  judgeCallbacks,
  judgeInstances,
  judgeJobs,
  judgeRefusals,
  judgeRegions,
  judgeToken,
} from "../findings"
import type { AdminFlexPayFinding } from "../types"

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

function told(findings: AdminFlexPayFinding[]): string[] {
  return findings.map(({ level, code }) => `${level}: ${code}`)
}

it.each([
  ["available", "good: address_answers"],
  ["token_refused", "good: address_answers"],
  ["unavailable", "problem: address_fails"],
  ["unreachable", "problem: address_unreachable"],
] as const)("an address whose probe is %s is %s", (status, expected) => {
  expect(told(judgeAddresses([probe({ status })]))).toEqual([expected])
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
  ])("that ends at %p is told as %s", (endsAt, expected) => {
    expect(told(judgeToken(endsAt, [], NOW))).toEqual([expected])
  })

  it("is good when check takes it, whatever it says of its end", () => {
    expect(told(judgeToken(null, [probe()], NOW))[0]).toBe("good: token_taken")
  })

  it("is refused when one host refuses it", () => {
    const hosts = [
      probe(),
      probe({ service: "check_fallback", status: "token_refused" }),
    ]
    expect(told(judgeToken(null, hosts, NOW))[0]).toBe("problem: token_refused")
  })

  it("is not judged by services that were not given it", () => {
    const other = probe({ service: "payment" })
    expect(told(judgeToken(null, [other], NOW))).toEqual([
      "good: token_without_end",
    ])
  })
})

describe("the callback address", () => {
  const judge = (
    status: CallbackProbe["status"],
    isPublic = true,
    environment: "live" | "sandbox" = "live"
  ) =>
    told(
      judgeCallback(
        { status, detail: null, isPublic },
        { host: "shop.example", environment }
      )
    )

  it("is good when we answer there", () => {
    expect(judge("available")).toEqual(["good: callback_ours"])
  })

  it("is a problem when somebody else answers, and a doubt when nobody does", () => {
    expect(judge("other_program")).toEqual(["problem: callback_elsewhere"])
    expect(judge("unreachable")).toEqual(["warning: callback_not_reached"])
  })

  it("that is not public can't take money in earnest", () => {
    expect(judge("available", false)).toEqual([
      "problem: callback_not_public",
      "good: callback_ours",
    ])
    expect(judge("available", false, "sandbox")[0]).toBe(
      "warning: callback_not_public"
    )
  })
})

it("asks for one region with a provider, and names those without", () => {
  const region = { name: "RDC", currency_code: "cdf" as const }
  expect(told(judgeRegions([]))).toEqual(["problem: no_region"])
  expect(told(judgeRegions([{ ...region, providers: [] }]))).toEqual([
    "problem: no_region",
    "warning: region_without_provider",
  ])
  expect(
    told(judgeRegions([{ ...region, providers: ["pp_flexpay_flexpay"] }]))
  ).toEqual(["good: region_ready"])
})

describe("the jobs", () => {
  it("are well when they ran of late and nothing waits", () => {
    expect(told(judgeJobs(metrics()))).toEqual([
      "good: job_runs",
      "good: nothing_overdue",
    ])
  })

  it("are a problem when the first never ran, or one fell silent", () => {
    expect(told(judgeJobs(metrics({ jobs: [] })))[0]).toBe(
      "problem: job_never_ran"
    )
    const silent = metrics({
      jobs: [
        { id: "recheck-flexpay-transactions", last_run_at: ago(120_001) },
        { id: "recover-flexpay-refunds", last_run_at: ago(120_001) },
      ],
    })
    expect(told(judgeJobs(silent)).slice(0, 2)).toEqual([
      "problem: job_late",
      "good: job_runs",
    ])
  })

  it("are behind when what is due waits for minutes", () => {
    const behind = metrics({ due: 7, due_since: ago(120_001) })
    expect(judgeJobs(behind)[1]).toMatchObject({
      code: "overdue",
      values: { count: 7 },
    })
    expect(
      told(judgeJobs(metrics({ due: 7, due_since: ago(60_000) })))[1]
    ).toBe("good: nothing_overdue")
  })
})

it("warns of several instances only when their locks are not shared", () => {
  for (const [count, shareLocks, expected] of [
    [1, false, "good: one_instance"],
    [3, true, "good: instances_share_locks"],
    [2, false, "warning: instances_without_locks"],
  ] as const) {
    expect(told(judgeInstances({ count, shareLocks }))).toEqual([expected])
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
  "tells of callbacks after $count payments, the last $without_callback without one: $expected",
  ({ count, without_callback, expected }) => {
    const finalized = { count, without_callback }
    expect(told(judgeCallbacks(metrics({ finalized })))).toEqual([expected])
  }
)

it("warns of requests that FlexPay refused for the token, with their count and since when", () => {
  expect(judgeRefusals(metrics())).toEqual([])
  expect(
    judgeRefusals(metrics({ token_refused: { count: 3, since: ago(60_000) } }))
  ).toEqual([
    {
      area: "token",
      level: "warning",
      code: "requests_refused",
      values: { count: 3, at: ago(60_000).toISOString() },
    },
  ])
})

it("warns of open transactions about which FlexPay's answers can't be read", () => {
  expect(told(judgeAnswers(metrics()))).toEqual(["good: answers_readable"])
  expect(
    judgeAnswers(metrics({ unreadable: { count: 2, since: ago(60_000) } }))
  ).toEqual([
    {
      area: "answers",
      level: "warning",
      code: "answers_unreadable",
      values: { count: 2, at: ago(60_000).toISOString() },
    },
  ])
})
