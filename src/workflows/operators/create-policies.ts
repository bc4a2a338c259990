import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { createRbacPoliciesWorkflow } from "@medusajs/medusa/core-flows"
import {
  FLEXPAY_POLICIES,
  PERMISSION_RESOURCE,
} from "../../modules/flexpay/permissions"

const findMissingPoliciesStep = createStep(
  "find-missing-flexpay-policies",
  async (_: unknown, { container }) => {
    const rbac = container.resolve(Modules.RBAC)
    const policies = await rbac.listRbacPolicies({
      resource: PERMISSION_RESOURCE,
    })
    const registered = new Set(policies.map(({ operation }) => operation))
    return new StepResponse(
      FLEXPAY_POLICIES.filter(
        ({ operation }) => !registered.has(operation)
      ).map((policy) => ({
        ...policy,
        key: `${policy.resource}:${policy.operation}`,
      }))
    )
  }
)

/**
 * Creates the plugin's policies that Medusa's RBAC module does not have yet, so
 * that roles can hold them. Medusa 2.21 creates them at its start; versions that
 * do not scan the folders `policies/` of plugins need one run of this workflow.
 *
 * @throws where the feature flag `rbac` is off, or the module is missing
 *
 * @example
 * await createFlexPayPoliciesWorkflow(container).run({ input: {} })
 */
export const createFlexPayPoliciesWorkflow = createWorkflow(
  "create-flexpay-policies",
  () => {
    const policies = findMissingPoliciesStep()
    when({ policies }, (data) => data.policies.length > 0).then(() =>
      createRbacPoliciesWorkflow.runAsStep({ input: { policies } })
    )
    return new WorkflowResponse(policies)
  }
)
