import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type ReturnWorkflow,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"

/** Named here, so that declarations import no package that a store may lack. */
export type SingleStepWorkflow<Input, Result> = ReturnWorkflow<
  Input,
  Result,
  []
>

/**
 * Creates a workflow of one step with the same name, which has nothing to
 * compensate: what it did is an external fact, or a recorded decision.
 * @param act does the work, and returns the workflow's result
 */
export function createSingleStepWorkflow<Input, Result>(
  name: string,
  act: (input: Input, container: MedusaContainer) => Promise<Result>
): SingleStepWorkflow<Input, Result> {
  const step = createStep(
    name,
    async (input: Input, { container }) =>
      new StepResponse<Result, null>(await act(input, container), null)
  ) as (input: WorkflowData<Input>) => WorkflowData<Result>
  return createWorkflow(
    name,
    (input: WorkflowData<Input>) => new WorkflowResponse(step(input))
  )
}
