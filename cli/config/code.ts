/** The plugin's package, as medusa-config names it. */
export const PLUGIN = "medusa-payment-flexpay"
/** Its payment provider. */
export const PROVIDER = `${PLUGIN}/providers/flexpay`
/** Medusa's payment module; the second name is an older one. */
export const PAYMENT_MODULES: readonly string[] = [
  "@medusajs/medusa/payment",
  "@medusajs/payment",
]

/** Stands above what `init` adds, so that `remove` takes out the same. */
export const MARKER = `// Added by ${PLUGIN} init`

export const PLUGIN_ENTRY = `{
  resolve: "${PLUGIN}",
  options: {
    merchant: process.env.FLEXPAY_MERCHANT,
    token: process.env.FLEXPAY_TOKEN,
    environment: process.env.FLEXPAY_ENVIRONMENT,
    callback_base_url: process.env.FLEXPAY_CALLBACK_BASE_URL,
  },
}`

export const PROVIDER_ENTRY = `{
  resolve: "${PROVIDER}",
  id: "flexpay",
}`

export const PLUGINS = listOf("plugins", PLUGIN_ENTRY)
export const PROVIDERS = listOf("providers", PROVIDER_ENTRY)
export const PAYMENT_OPTIONS = `options: {
  ${indent(PROVIDERS)},
}`
export const PAYMENT_MODULE = `{
  resolve: "${PAYMENT_MODULES[0]}",
  ${indent(PAYMENT_OPTIONS)},
}`
export const MODULES = listOf("modules", PAYMENT_MODULE)

function listOf(name: string, entry: string): string {
  return `${name}: [
  ${indent(entry)},
]`
}

/** All lines but the first one, a level deeper. */
function indent(code: string): string {
  return code.replaceAll("\n", "\n  ")
}
