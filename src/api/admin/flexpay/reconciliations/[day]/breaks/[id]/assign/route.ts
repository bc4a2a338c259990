import { breakRoute } from "../../../../break-route"

/** Assigns a break to the admin user. */
export const POST = breakRoute(() => ({ action: "assign" }))
