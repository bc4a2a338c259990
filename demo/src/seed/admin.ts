import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"

import { adminLogin } from "./names"

/** Makes the user with whom one logs in to the admin. */
export async function seedAdmin(container: MedusaContainer): Promise<void> {
  const { email, password } = adminLogin
  const users = await container.resolve(Modules.USER).listUsers({ email })
  if (users.length) {
    return
  }
  const auth = container.resolve(Modules.AUTH)
  // A run that was cut short may have left the login without its user.
  const [login] = await auth.listProviderIdentities({ entity_id: email })
  let authIdentityId = login?.auth_identity_id
  if (!authIdentityId) {
    const { authIdentity, error } = await auth.register("emailpass", {
      body: { email, password },
    })
    if (!authIdentity) {
      throw new Error(`The admin's login could not be made: ${error}`)
    }
    authIdentityId = authIdentity.id
  }
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId,
      userData: { email, first_name: "Démo" },
    },
  })
}
