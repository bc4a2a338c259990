import Medusa from "@medusajs/js-sdk"

const BASE_URL = __BACKEND_URL__ ?? "/"
const AUTH_TYPE = __AUTH_TYPE__ ?? "session"

/** Asks the store's server with the admin's own session. */
export const sdk = new Medusa({
  baseUrl: BASE_URL,
  auth: {
    type: AUTH_TYPE,
    jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined,
  },
})

/** An answer that is no success. */
export class PostError extends Error {
  constructor(
    readonly status: number,
    /** As JSON; null when it is none. */
    readonly body: unknown
  ) {
    super(`HTTP ${status}`)
  }
}

/**
 * Posts as `sdk.client.fetch` does, whose errors keep nothing of an answer but
 * its message.
 * @throws PostError for an answer that is no success
 */
export async function post<Answer>(
  path: string,
  body: object
): Promise<Answer> {
  const token = AUTH_TYPE === "jwt" ? await sdk.client.getToken() : null
  const response = await fetch(BASE_URL.replace(/\/$/, "") + path, {
    method: "POST",
    credentials: AUTH_TYPE === "session" ? "include" : "omit",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) {
    throw new PostError(
      response.status,
      await response.json().catch(() => null)
    )
  }
  return (await response.json()) as Answer
}
