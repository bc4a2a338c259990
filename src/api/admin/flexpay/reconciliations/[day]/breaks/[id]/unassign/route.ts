import { breakRoute } from "../../../../break-route"

/** Removes the owner of a break. */
export const POST = breakRoute(() => ({ action: "unassign" }))
