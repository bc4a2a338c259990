import type { AdminFlexPayNote } from "../../../../../types"
import { breakRoute } from "../../../../break-route"

/** Closes a break with a note. */
export const POST = breakRoute(({ note }: AdminFlexPayNote) => ({
  action: "close",
  note,
}))
