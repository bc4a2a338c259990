import en from "../admin/i18n/en.json"
import fr from "../admin/i18n/fr.json"

/** The admin's own texts, for what the server writes to admins. */
export const ADMIN_TEXTS = { en, fr } as const

/** A language of the admin's texts. */
export type Language = keyof typeof ADMIN_TEXTS

/** A text of a closed list; the name itself where the list has none. */
export function labelOf(
  texts: Readonly<Record<string, string>>,
  name: string | null
): string | null {
  return name === null ? null : (texts[name] ?? name)
}
