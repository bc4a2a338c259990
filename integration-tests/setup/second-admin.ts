import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"

/** Makes another user who may log in to the admin. */
export async function addAdmin(container: MedusaContainer) {
  const login = { email: "second@demo.test", password: "lubumbashi" }
  const { authIdentity } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: login })
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: authIdentity?.id ?? "",
      userData: { email: login.email },
    },
  })
  return login
}
