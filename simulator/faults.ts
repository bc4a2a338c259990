import { z } from "zod"

/**
 * The services that faults hit and the request log counts. `checkFallback` is
 * the second host of check, which may fail while the first one works.
 */
export const services = [
  "payment",
  "card",
  "payout",
  "check",
  "checkFallback",
] as const

export type Service = (typeof services)[number]

/** A fault of the next requests, in the form of the control API. */
export const faultSchema = z.strictObject({
  service: z.enum([...services, "all"]),
  /**
   * `hang` never answers, `drop` closes the connection, `stall` sends half
   * a body.
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
  /** How many requests it hits; null: until the faults are cleared. */
  times: z.number().int().min(1).nullable().default(1),
  /** True: the request is processed first, and only its answer fails. */
  processed: z.boolean().default(false),
})

export type Fault = z.infer<typeof faultSchema>

/** The faults of the next requests, oldest first. */
export class Faults {
  private faults: Fault[] = []

  add(fault: Fault): void {
    this.faults.push({ ...fault })
  }

  /** Takes the fault of this request, if any. */
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
