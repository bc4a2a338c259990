import type { ShopUnderTest } from "./describe-shop"

/**
 * Creates a secret API key, as a user or as another key.
 * @returns its authorization header
 */
export async function createSecretKey(
  test: ShopUnderTest,
  creator: { token: string },
  title = "A key"
): Promise<string> {
  const { data } = await test.shop.request("POST", "/admin/api-keys", {
    token: creator.token,
    body: { title, type: "secret" },
  })
  return `Basic ${data.api_key.token}`
}
