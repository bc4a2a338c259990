/**
 * The environment variables of the required options, as `init` and the guides
 * write them into medusa-config.
 */
export const OPTION_VARIABLES = {
  merchant: "FLEXPAY_MERCHANT",
  token: "FLEXPAY_TOKEN",
  environment: "FLEXPAY_ENVIRONMENT",
  callback_base_url: "FLEXPAY_CALLBACK_BASE_URL",
} as const
