import { breakRoute } from "../../../../break-route"

/** Assigns a break to the admin user who asks. */
export const POST = breakRoute(() => ({ act: "take" }))
