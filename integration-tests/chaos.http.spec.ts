import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { print } from "../chaos/report"
import { run } from "../chaos/run"
import type { Report } from "../chaos/run"
import { World } from "../chaos/world"

jest.setTimeout(600_000)

/** Short; `npm run chaos` has longer ones. */
const OPTIONS = {
  seed: "Kinshasa",
  seconds: 15,
  shoppers: 8,
  admins: 3,
  kills: 3,
}

let folder: string
let report: Report

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "flexpay-chaos-"))
  const world = await World.open(folder)
  try {
    report = await run(world, OPTIONS, () => undefined)
  } finally {
    await world.close()
  }
})
afterAll(async () => await rm(folder, { recursive: true, force: true }))

describe("A minute of chaos", () => {
  it("breaks no promise", () => {
    expect(report.broken.length ? print(report) : "").toBe("")
  })

  it("met each fault that it announces, and killed Medusa as often as planned", () => {
    const unmet = report.faults.filter(([, count]) => count === 0)

    expect(unmet).toEqual([])
    expect(report.kills).toBe(OPTIONS.kills)
  })

  it("took money, placed orders, and gave money back meanwhile", () => {
    const counts = Object.fromEntries(report.verdict.compared)
    const moved = report.verdict.sums.flatMap(({ currency, what, stands }) =>
      stands
        .filter(([, amount]) => Number(amount) > 0)
        .map(([where]) => `${currency} ${what}: ${where}`)
    )

    expect(counts["captures"]).toBeGreaterThanOrEqual(10)
    expect(counts["orders"]).toBeGreaterThanOrEqual(10)
    expect(counts["refunds"]).toBeGreaterThanOrEqual(3)
    expect(report.logLines).toBeGreaterThan(200)
    for (const currency of ["CDF", "USD"]) {
      expect(moved).toContain(
        `${currency} that shoppers paid, by FlexPay's book: captured in Medusa`
      )
    }
    expect(
      moved.filter((line) => line.includes("paid out in the ledger"))
    ).not.toEqual([])
    expect(
      moved.filter((line) => line.includes("on the attention list"))
    ).not.toEqual([])
  })
})
