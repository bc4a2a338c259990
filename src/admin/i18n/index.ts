import { en } from "./en"
import { fr } from "./fr"

/** Medusa's admin merges these with its own, under a name of our own. */
export default {
  en: { flexpay: en },
  fr: { flexpay: fr },
}
