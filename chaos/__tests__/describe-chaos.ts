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
 * Describes tests of a short chaos run. They require its faults and payments,
 * too: a run without any proves nothing.
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
    it("breaks no promise to shoppers and operators", () => {
      expect(report.broken.length ? print(report) : "").toBe("")
    })

    it("meets each fault that it announces, and kills Medusa as often as planned", () => {
      expect(report.faults.filter(([, count]) => count === 0)).toEqual([])
      expect(report.kills).toBe(options.kills)
    })

    it("takes payments, places orders and refunds meanwhile", () => {
      const counts = Object.fromEntries(report.result.compared)
      const places = report.result.sums.flatMap((sum) =>
        sum.parts.flatMap(([place, amount]) =>
          Number(amount) > 0 ? [`${sum.currency}, ${place}`] : []
        )
      )

      expect(counts.captures).toBeGreaterThanOrEqual(10)
      expect(counts.orders).toBeGreaterThanOrEqual(5)
      expect(counts.refunds).toBeGreaterThanOrEqual(3)
      expect(report.logLines).toBeGreaterThan(200)
      expect(places).toContain("CDF, captured in Medusa")
      expect(places).toContain("USD, captured in Medusa")
      expect(places.join("; ")).toContain("paid out in the plugin's records")
      expect(places.join("; ")).toMatch(
        /on the attention list|resolved by an operator/
      )
    })
  })
}
