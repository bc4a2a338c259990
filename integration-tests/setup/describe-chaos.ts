import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { ChaosOptions } from "../../chaos/plan"
import { print } from "../../chaos/report"
import { run } from "../../chaos/run"
import type { Report } from "../../chaos/run"
import { World } from "../../chaos/world"

/** A machine that is busy otherwise takes longer to meet each fault. */
const TIMEOUT_MS = 900_000

/**
 * Runs a short chaos run, and holds it to what it announces: a run in which
 * nothing happened proves nothing.
 * @param openRedis for two servers and a worker; one Medusa without it
 */
export function describeChaos(
  name: string,
  options: ChaosOptions,
  openRedis?: (
    folder: string
  ) => Promise<{ url: string; stop: () => Promise<void> }>
): void {
  jest.setTimeout(TIMEOUT_MS)
  let report: Report

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "flexpay-chaos-"))
    const redis = await openRedis?.(path.join(folder, "redis"))
    try {
      const world = await World.open(path.join(folder, "logs"), {
        redisUrl: redis?.url,
      })
      try {
        report = await run(world, options, () => undefined)
      } finally {
        await world.close()
      }
    } finally {
      await redis?.stop()
      await rm(folder, { recursive: true, force: true })
    }
  })

  describe(name, () => {
    it("breaks no promise", () => {
      expect(report.broken.length ? print(report) : "").toBe("")
    })

    it("meets each fault that it announces, and kills Medusa as often as planned", () => {
      expect(report.faults.filter(([, count]) => count === 0)).toEqual([])
      expect(report.kills).toBe(options.kills)
    })

    it("takes money, places orders, and gives money back meanwhile", () => {
      const counts = Object.fromEntries(report.verdict.compared)
      const stands = report.verdict.sums.flatMap((sum) =>
        sum.stands.flatMap(([where, amount]) =>
          Number(amount) > 0 ? [`${sum.currency}, ${where}`] : []
        )
      )

      expect(counts.captures).toBeGreaterThanOrEqual(10)
      expect(counts.orders).toBeGreaterThanOrEqual(10)
      expect(counts.refunds).toBeGreaterThanOrEqual(3)
      expect(report.logLines).toBeGreaterThan(200)
      expect(stands).toContain("CDF, captured in Medusa")
      expect(stands).toContain("USD, captured in Medusa")
      for (const place of ["paid out in the ledger", "on the attention list"]) {
        expect(stands.join("; ")).toContain(place)
      }
    })
  })
}
