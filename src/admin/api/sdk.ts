import Medusa from "@medusajs/js-sdk"

const BASE_URL = __BACKEND_URL__ ?? "/"
const AUTH_TYPE = __AUTH_TYPE__ ?? "session"
/** The plugin's own routes. */
const ROOT = "/admin/flexpay"

/** Calls the store's server with the admin's own session. */
export const sdk = new Medusa({
  baseUrl: BASE_URL,
  auth: {
    type: AUTH_TYPE,
    jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined,
  },
})

/** Undefined values are omitted. */
export type Query = Record<string, string | number | undefined>

/** Reads from one of the plugin's routes, such as "transactions". */
export async function get<Answer>(path: string, query?: Query) {
  return await sdk.client.fetch<Answer>(`${ROOT}/${path}`, { query })
}

/** A file of the server, with the name that it gave. */
export interface SavedFile {
  content: Blob
  name: string
}

/** Reads a CSV file from one of the plugin's routes. */
export async function getFile(path: string, query?: Query): Promise<SavedFile> {
  const response = await sdk.client.fetch<Response>(`${ROOT}/${path}`, {
    query,
    headers: { accept: "text/csv" },
  })
  const disposition = response.headers.get("content-disposition") ?? ""
  const [, name = "flexpay.csv"] = /filename="([^"]+)"/.exec(disposition) ?? []
  return { content: await response.blob(), name }
}

/** An answer to `post` that is no success. */
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
 * Posts JSON or a CSV file to one of the plugin's routes, as `sdk.client.fetch`
 * does, whose errors keep only the message of an answer.
 * @throws PostError for an answer that is no success
 */
export async function post<Answer>(
  path: string,
  body: object
): Promise<Answer> {
  const isFile = body instanceof Blob
  const token = AUTH_TYPE === "jwt" ? await sdk.client.getToken() : null
  const url = `${BASE_URL.replace(/\/$/, "")}${ROOT}/${path}`
  const response = await fetch(url, {
    method: "POST",
    credentials: AUTH_TYPE === "session" ? "include" : "omit",
    headers: {
      accept: "application/json",
      "content-type": isFile ? "text/csv" : "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: isFile ? body : JSON.stringify(body),
  })
  if (!response.ok) {
    throw new PostError(
      response.status,
      await response.json().catch(() => null)
    )
  }
  return (await response.json()) as Answer
}
