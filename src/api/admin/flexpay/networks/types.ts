import type { Network } from "../../../../modules/flexpay/networks/networks"

export type { Network as AdminFlexPayNetwork } from "../../../../modules/flexpay/networks/networks"

/** GET /admin/flexpay/networks */
export interface AdminFlexPayNetworksResponse {
  /** One for each operator with payments in the last 14 days. */
  networks: Network[]
}
