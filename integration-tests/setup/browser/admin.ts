import { adminLogin } from "../../../demo/src/seed/names"
import type { Demo } from "./demo"
import type { Visitor } from "./visitor"

/** Logs a visitor in to the admin, without its form, and in their language. */
export async function logIn(
  { context, language }: Visitor,
  { storeUrl }: Demo,
  login: { email: string; password: string } = adminLogin
): Promise<void> {
  const { request } = context
  const answer = await request.post(`${storeUrl}/auth/user/emailpass`, {
    data: login,
  })
  const { token } = (await answer.json()) as { token: string }
  // The session's cookie is one of the browser's from here on.
  await request.post(`${storeUrl}/auth/session`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await context.addCookies([{ name: "lng", value: language, url: storeUrl }])
}
