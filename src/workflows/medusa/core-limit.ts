import { MedusaError } from "@medusajs/framework/utils"
import { withinLimit } from "../../modules/flexpay/within-limit"

/**
 * How long a call of core's workflows may take. Its in-memory engine can stop
 * between two steps, and then the call never ends. Longer than the time that
 * core locks a cart, two minutes, so that a retry is not refused.
 */
const CORE_MAX_MS = 5 * 60_000

/** Core did not finish in time. It may still go on, and finish later. */
export class CoreTimeoutError extends MedusaError {
  constructor() {
    super(
      MedusaError.Types.UNEXPECTED_STATE,
      `Medusa did not finish within ${CORE_MAX_MS / 60_000} minutes.`
    )
  }
}

/**
 * Waits at most five minutes for what core does.
 * @throws CoreTimeoutError
 */
export async function withinCoreLimit<Result>(
  core: Promise<Result>
): Promise<Result> {
  return await withinLimit(core, CORE_MAX_MS, () => new CoreTimeoutError())
}
