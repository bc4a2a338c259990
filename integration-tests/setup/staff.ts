import { randomUUID } from "node:crypto"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createUserAccountWorkflow,
  deleteUsersWorkflow,
} from "@medusajs/medusa/core-flows"
import { PERMISSION_RESOURCE } from "../../src/modules/flexpay/permissions"
import type { ShopUnderTest } from "./describe-shop"

const PASSWORD = "un-mot-de-passe"
const NAMES = { first_name: "Service", last_name: "Remboursements" }

/** The name of each. */
export const STAFF_NAME = `${NAMES.first_name} ${NAMES.last_name}`

/** An admin user of the store, with a role of their own. */
export class StaffMember {
  id = ""
  email = ""
  /** The authorization header of the logged-in user. */
  token = ""

  constructor(private readonly test: ShopUnderTest) {}

  /**
   * Creates the user and logs in.
   * @param operations the plugin's operations that the role allows; "*" allows
   * all of Medusa, null gives no role
   */
  async create(operations: string[] | null = null): Promise<this> {
    const container = this.test.getContainer()
    const email = `${randomUUID()}@demo.test`
    const { authIdentity } = await container
      .resolve(Modules.AUTH)
      .register("emailpass", { body: { email, password: PASSWORD } })
    const { result: user } = await createUserAccountWorkflow(container).run({
      input: {
        authIdentityId: authIdentity?.id ?? "",
        userData: { email, ...NAMES },
      },
    })
    this.id = user.id
    this.email = email
    if (operations) {
      await this.giveRole(operations)
    }
    this.token = await this.test.shop.tokenOf({ email, password: PASSWORD })
    return this
  }

  /** Deletes the user as Medusa's admin does. */
  async delete(): Promise<void> {
    await deleteUsersWorkflow(this.test.getContainer()).run({
      input: { ids: [this.id] },
    })
  }

  private async giveRole(operations: string[]): Promise<void> {
    const container = this.test.getContainer()
    const rbac = container.resolve(Modules.RBAC)
    const role = operations.includes("*")
      ? { id: "role_super_admin" }
      : await rbac.createRbacRoles({ name: randomUUID() })
    const policies = await rbac.listRbacPolicies({
      resource: PERMISSION_RESOURCE,
    })
    await rbac.createRbacRolePolicies(
      policies
        .filter(({ operation }) => operations.includes(operation))
        .map(({ id }) => ({ role_id: role.id, policy_id: id }))
    )
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.USER]: { user_id: this.id },
      [Modules.RBAC]: { rbac_role_id: role.id },
    })
  }
}
