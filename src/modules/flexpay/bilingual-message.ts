import { MedusaError } from "@medusajs/framework/utils"

/**
 * A sentence for admins in French and in English, a line each. Medusa's own
 * pages show what a server says as it is; ours show the reader's line.
 */
export function bilingual(fr: string, en: string): string {
  return `${fr}\n${en}`
}

/**
 * Refuses what an admin requested.
 * @throws MedusaError (not_allowed) with this code
 */
export function refuse(code: string, fr: string, en: string): never {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, bilingual(fr, en), code)
}
