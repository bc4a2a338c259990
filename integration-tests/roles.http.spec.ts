import { Modules } from "@medusajs/framework/utils"
import {
  FLEXPAY_POLICIES,
  PERMISSION_RESOURCE,
  type FlexPayOperation,
} from "../src/modules/flexpay/permissions"
import { createFlexPayPoliciesWorkflow } from "../src/workflows"
import { ROUTE_OPERATIONS } from "../src/api/admin/flexpay/route-permissions"
import { describeShop } from "./setup/describe-shop"
import { registerCustomer } from "./setup/register-customer"
import { createSecretKey } from "./setup/secret-keys"
import { RefundFixture } from "./setup/refund-fixture"
import { StaffMember } from "./setup/staff"

// Medusa reads it when it loads its feature flags.
process.env.MEDUSA_FF_RBAC = "true"

const OPERATIONS = FLEXPAY_POLICIES.map(({ operation }) => operation)

/** Each route as a request about nothing that exists. */
const REQUESTS = Object.entries(ROUTE_OPERATIONS).map(([route, operation]) => {
  const [method = "", path = ""] = route.split(" ")
  return {
    method,
    operation,
    path: `/admin/flexpay/${path.replace(":day", "no-day").replaceAll(":id", "fptx_any")}`,
  }
})

describeShop(
  "A store with roles",
  { payouts: { approval_above: { cdf: "10000" } } },
  (test) => {
    const refunding = new RefundFixture(test)

    it("Medusa registers the plugin's policies at its start", async () => {
      expect(await registered()).toEqual(
        FLEXPAY_POLICIES.map(({ operation, name, description }) =>
          expect.objectContaining({
            key: `${PERMISSION_RESOURCE}:${operation}`,
            name,
            description,
          })
        )
      )
    })

    it("the workflow creates missing policies, and no other", async () => {
      const [first] = await registered()
      await rbac().deleteRbacPolicies([first?.id ?? ""])

      const create = createFlexPayPoliciesWorkflow(test.getContainer())
      const created = await create.run({ input: {} })
      const again = await create.run({ input: {} })

      expect(created.result.map(({ key }) => key)).toEqual([first?.key])
      expect(again.result).toEqual([])
      expect(await registered()).toHaveLength(OPERATIONS.length)
    })

    it.each([
      ["without a role", null],
      ["with a role that allows nothing here", []],
    ])("a user %s gets 403 from every route", async (_, operations) => {
      const token = await tokenOf(operations)

      expect(await statuses(token)).toEqual(
        REQUESTS.map(({ method, path }) => `${method} ${path} 403`)
      )
    })

    it.each(OPERATIONS)(
      "a role with %s alone opens its routes, and no other",
      async (operation) => {
        const token = await tokenOf([operation])

        const answers = await Promise.all(
          REQUESTS.map(async (request) => ({
            ...request,
            isForbidden: (await statusOf(request, token)) === 403,
          }))
        )

        expect(answers).toEqual(
          REQUESTS.map((request) => ({
            ...request,
            isForbidden: request.operation !== operation,
          }))
        )
      }
    )

    it("a role with all operations opens every route", async () => {
      const token = await tokenOf(OPERATIONS)

      expect(
        (await statuses(token)).filter((line) => line.endsWith(" 403"))
      ).toEqual([])
    })

    it("secret API keys, customers and strangers get in nowhere", async () => {
      const admin = await new StaffMember(test).create(["*"])
      const key = await createSecretKey(test, admin)
      const customer = await registerCustomer(test)

      // Medusa 2.21 gives keys no roles.
      expect(new Set(await codesOnly(key))).toEqual(new Set([403]))
      expect(new Set(await codesOnly(customer))).toEqual(new Set([401]))
      expect(new Set(await codesOnly(undefined))).toEqual(new Set([401]))
    })

    it("a transaction offers only the actions of the viewer's role", async () => {
      const { transactionId, orderId } = await refunding.sellTo()
      const path = `/admin/flexpay/transactions/${transactionId}`
      const shown = async (...operations: FlexPayOperation[]) => {
        const token = await tokenOf(["read", ...operations])
        const one = await test.shop.request("GET", path, { token })
        const list = await test.shop.request(
          "GET",
          `/admin/flexpay/orders/${orderId}`,
          { token }
        )
        const { actions, can_reveal_phone } = one.data.transaction
        expect(list.data.payments[0]).toMatchObject({
          actions,
          can_reveal_phone,
        })
        return { actions, can_reveal_phone }
      }

      expect(await shown()).toEqual({ actions: [], can_reveal_phone: false })
      expect(await shown("pay_out")).toEqual({
        actions: ["refund"],
        can_reveal_phone: false,
      })
      expect(await shown("reveal_phone", "resolve")).toEqual({
        actions: ["check"],
        can_reveal_phone: true,
      })
    })

    it("a payout that waits is shown with its customer to readers, and offered to users with the right to approve", async () => {
      const order = await refunding.sellTo()
      const token = await tokenOf(["read", "pay_out"])
      const { data } = await test.shop.request(
        "POST",
        `/admin/flexpay/transactions/${order.transactionId}/payouts`,
        { token, body: { paid_out: "0" } }
      )
      const path = `/admin/flexpay/transactions/${data.transaction.id}`
      const shownTo = async (...operations: FlexPayOperation[]) => {
        const viewer = await tokenOf(["read", ...operations])
        const answer = await test.shop.request("GET", path, { token: viewer })
        const { actions, customer } = answer.data.transaction
        return { actions, email: customer.email }
      }
      const email = expect.stringContaining("@")

      expect(data.transaction.state).toBe("awaiting_approval")
      expect(await shownTo("resolve")).toEqual({ actions: [], email })
      expect(await shownTo("approve")).toEqual({
        actions: ["approve", "reject"],
        email,
      })
    })

    it("the reconciliation offers its actions to users who may resolve", async () => {
      const path = "/admin/flexpay/reconciliations/2026-11-01"
      const canResolve = async (...operations: FlexPayOperation[]) => {
        const token = await tokenOf(["read", ...operations])
        return (await test.shop.request("GET", path, { token })).data
          .can_resolve
      }

      expect(await canResolve()).toBe(false)
      expect(await canResolve("resolve")).toBe(true)
    })

    it("the customer's page offers the erasure to users who may erase", async () => {
      const path = "/admin/flexpay/customers/cus_any"
      const canErase = async (...operations: FlexPayOperation[]) => {
        const token = await tokenOf(["read", ...operations])
        return (await test.shop.request("GET", path, { token })).data.can_erase
      }

      expect(await canErase("resolve")).toBe(false)
      expect(await canErase("erase")).toBe(true)
    })

    async function tokenOf(operations: string[] | null): Promise<string> {
      return (await new StaffMember(test).create(operations)).token
    }

    async function statusOf(
      { method, path }: { method: string; path: string },
      token: string | undefined
    ): Promise<number> {
      const { status } = await test.shop.request(method, path, {
        token,
        body: {},
      })
      return status
    }

    async function codesOnly(token: string | undefined): Promise<number[]> {
      return await Promise.all(
        REQUESTS.map(async (request) => await statusOf(request, token))
      )
    }

    async function statuses(token: string): Promise<string[]> {
      const codes = await codesOnly(token)
      return REQUESTS.map(
        ({ method, path }, index) => `${method} ${path} ${codes[index]}`
      )
    }

    function rbac() {
      return test.getContainer().resolve(Modules.RBAC)
    }

    async function registered() {
      const policies = await rbac().listRbacPolicies({
        resource: PERMISSION_RESOURCE,
      })
      return OPERATIONS.flatMap((operation) =>
        policies.filter((policy) => policy.operation === operation)
      )
    }
  }
)
