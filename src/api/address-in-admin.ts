import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../modules/flexpay"

/**
 * The address of a page of this server's admin; null where it has none.
 * @param page its path in the admin, as "flexpay/fptx_1"
 */
export function adminPageAddress(
  container: MedusaContainer,
  page: string
): string | null {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const base = resolveFlexPay(container).options.callback_base_url
  return addressInAdmin(admin, { base, page })
}

/**
 * The address of a page of the admin.
 * @param base the public address of this server
 * @returns null where this server has no admin
 */
export function addressInAdmin(
  admin: { disable?: boolean; path: string },
  { base, page }: { base: string; page: string }
): string | null {
  const path = admin.path.replace(/\/$/, "")
  return admin.disable ? null : `${base}${path}/${page}`
}
