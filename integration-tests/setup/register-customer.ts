import type { ShopUnderTest } from "./describe-shop"

/** Registers a customer, and returns the header of their login. */
export async function registerCustomer({
  shop,
}: ShopUnderTest): Promise<string> {
  const login = { email: "cliente@essai.test", password: "un-mot-de-passe" }
  const { data } = await shop.post("/auth/customer/emailpass/register", login)
  await shop.request("POST", "/store/customers", {
    body: { email: login.email },
    token: `Bearer ${data.token}`,
  })
  const { data: again } = await shop.post("/auth/customer/emailpass", login)
  return `Bearer ${again.token}`
}
