import * as actions from "./actions"
import { attentions } from "./attentions"
import * as events from "./events"
import * as pages from "./pages"
import { reasons, states } from "./states"
import type { Texts } from "../texts"

/** All texts in French. */
export const fr: Texts = {
  attentions,
  reasons,
  states,
  ...actions,
  ...events,
  ...pages,
}
