import * as actions from "./en/actions"
import { attentions } from "./en/attentions"
import * as events from "./en/timeline"
import * as pages from "./en/pages"
import * as reconciliation from "./en/reconciliation"
import { reasons, states } from "./en/states"
import * as status from "./en/status"

/** All texts in English. Their shape binds every other language. */
export const en = {
  attentions,
  reasons,
  states,
  ...actions,
  ...events,
  ...pages,
  ...reconciliation,
  ...status,
}
