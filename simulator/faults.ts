import { z } from "zod"

/**
 * The services a fault can hit and the request log counts. `checkFallback` is
 * the second address of check, which may fail while the first works.
 */
export const services = [
  "payment",
  "card",
  "payout",
  "check",
  "checkFallback",
] as const

export type Service = (typeof services)[number]

/** A fault to come, as the control API takes it. */
export const faultSchema = z.strictObject({
  service: z.enum([...services, "all"]),
  /**
   * `hang` never answers, `drop` closes the connection, `stall` sends half a
   * body and then nothing.
   */
  kind: z.enum([
    "error_500",
    "error_503",
    "not_found",
    "unauthorized",
    "forbidden",
    "html",
    "bad_json",
    "empty",
    "code_504",
    "hang",
    "drop",
    "stall",
  ]),
  /** How many requests it hits; null until the faults are cleared. */
  times: z.number().int().min(1).nullable().default(1),
  /** True: the request is done first, and only its answer is spoilt. */
  processed: z.boolean().default(false),
})

export type Fault = z.infer<typeof faultSchema>

/** The faults to come, the oldest first. */
export class Faults {
  private faults: Fault[] = []

  add(fault: Fault): void {
    this.faults.push({ ...fault })
  }

  /** The fault for this request, if any; it counts as used. */
  take(service: Service): Fault | undefined {
    const fault = this.faults.find(
      (candidate) =>
        candidate.service === service || candidate.service === "all"
    )
    if (fault && fault.times !== null) {
      fault.times -= 1
      this.faults = this.faults.filter(({ times }) => times !== 0)
    }
    return fault
  }

  all(): readonly Fault[] {
    return this.faults
  }

  clear(): void {
    this.faults = []
  }
}
