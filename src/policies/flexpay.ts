import { definePolicies } from "@medusajs/framework/utils"
import { FLEXPAY_POLICIES } from "../modules/flexpay/permissions"

/**
 * Registers the plugin's policies where Medusa scans the folders `policies/` of
 * plugins, as 2.21 does. Later versions do not; see
 * `createFlexPayPoliciesWorkflow`.
 */
export const flexpayPolicies = definePolicies(
  FLEXPAY_POLICIES.map((policy) => ({ ...policy }))
)
