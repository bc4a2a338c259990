import en from "./en.json"
import fr from "./fr.json"
import type { Texts } from "./texts"

/** Medusa's admin merges these with its own, under a name of our own. */
export default {
  en: { flexpay: en },
  fr: { flexpay: fr },
} satisfies Record<string, { flexpay: Texts }>
