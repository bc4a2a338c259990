import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { ChaosOptions } from "../plan"
import { print } from "../report"
import { run } from "../run"
import type { Report } from "../run"
import { Environment } from "../environment"

/** No aim: a machine that is busy otherwise takes longer to meet each fault. */
const TIMEOUT_MS = 2_400_000

/**
 * Runs a short chaos run, and holds it to what it announces: a run in which
 * nothing happened proves nothing.
 * @param openRedis for two servers and a worker; without it, two servers that
 * share nothing but the database
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
      const environment = await Environment.open(path.join(folder, "logs"), {
        redisUrl: redis?.url,
        servers: 2,
      })
      try {
        report = await run(environment, options, () => undefined)
      } finally {
        await environment.close()
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
      const counts = Object.fromEntries(report.findings.compared)
      const stands = report.findings.sums.flatMap((sum) =>
        sum.stands.flatMap(([where, amount]) =>
          Number(amount) > 0 ? [`${sum.currency}, ${where}`] : []
        )
      )

      expect(counts.captures).toBeGreaterThanOrEqual(10)
      expect(counts.orders).toBeGreaterThanOrEqual(5)
      expect(counts.refunds).toBeGreaterThanOrEqual(3)
      expect(report.logLines).toBeGreaterThan(200)
      expect(stands).toContain("CDF, captured in Medusa")
      expect(stands).toContain("USD, captured in Medusa")
      expect(stands.join("; ")).toContain("paid out in the ledger")
      expect(stands.join("; ")).toMatch(
        /on the attention list|settled by a person/
      )
    })
  })
}
