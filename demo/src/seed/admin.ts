import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"

import { adminLogin, approverLogin } from "./names"

/** Creates the admin users. */
export async function seedAdmins(container: MedusaContainer): Promise<void> {
  await seedAdmin(container, adminLogin, "Démo")
  await seedAdmin(container, approverLogin, "Finance")
}

async function seedAdmin(
  container: MedusaContainer,
  { email, password }: { email: string; password: string },
  firstName: string
): Promise<void> {
  const users = await container.resolve(Modules.USER).listUsers({ email })
  if (users.length) {
    return
  }
  const auth = container.resolve(Modules.AUTH)
  // An interrupted run may have created the login without its user.
  const [login] = await auth.listProviderIdentities({ entity_id: email })
  let authIdentityId = login?.auth_identity_id
  if (!authIdentityId) {
    const { authIdentity, error } = await auth.register("emailpass", {
      body: { email, password },
    })
    if (!authIdentity) {
      throw new Error(`The admin's login could not be created: ${error}`)
    }
    authIdentityId = authIdentity.id
  }
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId,
      userData: { email, first_name: firstName },
    },
  })
}
