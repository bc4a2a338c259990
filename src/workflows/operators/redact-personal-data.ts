import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"

const BATCH = 500

/** No compensation: a redaction cannot be undone. */
const redactPersonalDataStep = createStep(
  "redact-flexpay-personal-data",
  async (_: void, { container }) => {
    const flexpay = resolveFlexPay(container)
    let redacted = 0
    let last = BATCH
    while (last === BATCH && !flexpay.stopped.aborted) {
      last = await flexpay.redaction.redact(BATCH)
      redacted += last
    }
    await flexpay.cartLeases.removeAbandoned()
    return new StepResponse({ redacted })
  }
)

/**
 * Redacts phone numbers and message bodies of transactions older than the
 * option `retention_months`; accounting data stays. Also removes cart leases
 * of dead processes. Works in batches, until the server stops.
 *
 * @example
 * await redactFlexPayPersonalDataWorkflow(container).run()
 */
export const redactFlexPayPersonalDataWorkflow = createWorkflow(
  "redact-flexpay-personal-data",
  () => {
    return new WorkflowResponse(redactPersonalDataStep())
  }
)
