import * as actions from "./fr/actions"
import { attentions } from "./fr/attentions"
import * as events from "./fr/timeline"
import * as pages from "./fr/pages"
import * as reconciliation from "./fr/reconciliation"
import { reasons, states } from "./fr/states"
import * as status from "./fr/status"
import type { Texts } from "./texts"

/** All texts in French. */
export const fr: Texts = {
  attentions,
  reasons,
  states,
  ...actions,
  ...events,
  ...pages,
  ...reconciliation,
  ...status,
}
