import type { ConfigModule } from "@medusajs/framework/types"
import { MODULE_PACKAGE_NAMES, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const medusasLocking = z.object({
  resolve: z.literal(MODULE_PACKAGE_NAMES[Modules.LOCKING]),
  options: z
    .object({
      providers: z
        .array(z.object({ is_default: z.boolean().optional() }))
        .default([]),
    })
    .default({ providers: [] }),
})

/**
 * Whether Medusa's locks are shared with other processes. Its locking module
 * keeps them in memory, unless a provider is its default: the one marked so, or
 * the only one. A custom locking module is assumed to be shared.
 */
export function sharesLocks({ modules }: Pick<ConfigModule, "modules">) {
  const { data } = medusasLocking.safeParse(modules?.[Modules.LOCKING])
  const providers = data?.options.providers
  return (
    !providers ||
    providers.length === 1 ||
    providers.some(({ is_default }) => is_default)
  )
}
