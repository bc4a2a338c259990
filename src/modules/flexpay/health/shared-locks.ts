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
 * Whether Medusa's locks bind more than this process. Its locking module keeps
 * them in memory, unless a provider is its default: one that says so, or the
 * only one. Of a module that a store has in its place nothing is known, and
 * nothing bad believed.
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
