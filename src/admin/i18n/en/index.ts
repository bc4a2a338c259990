import * as actions from "./actions"
import { attentions } from "./attentions"
import * as events from "./events"
import * as pages from "./pages"
import { reasons, states } from "./states"

/** All texts in English. Their shape binds every other language. */
export const en = {
  attentions,
  reasons,
  states,
  ...actions,
  ...events,
  ...pages,
}
