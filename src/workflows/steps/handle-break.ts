import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { resolveFlexPay } from "../../modules/flexpay"

export type HandleFlexPayBreakInput = {
  id: string
  actor_id: string
} & ({ act: "take" | "release" } | { act: "close"; note: string })

/**
 * An admin takes a break, gives it up, or closes it with a note. Nothing to
 * compensate: it is a person's word.
 */
export const handleBreakStep = createStep(
  "handle-flexpay-break",
  async (input: HandleFlexPayBreakInput, { container }) => {
    const { reports } = resolveFlexPay(container).reconciliations
    if (!(await reports.findBreak(input.id))) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no break ${input.id}.`
      )
    }
    const decided =
      input.act === "close"
        ? await reports.close(input.id, input)
        : await reports.assign(
            input.id,
            input.act === "take" ? input.actor_id : null
          )
    if (!decided) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Cet écart est déjà clos : quelqu’un l’a clos, ou il a disparu.",
          "This break is closed already: somebody closed it, or it is gone."
        ),
        "break_closed"
      )
    }
    return new StepResponse({ id: decided.id })
  }
)
