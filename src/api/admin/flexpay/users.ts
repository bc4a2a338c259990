import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { isApiKeyId } from "../../../modules/flexpay/store/api-keys"
import { readByIds } from "../../../workflows/medusa/read-rows"
import type { AdminFlexPayUser } from "./types"

const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  deleted_at: z.unknown(),
})

const keySchema = z.object({
  id: z.string(),
  title: z.string(),
  created_by: z.string(),
})

/** Admin users and secret API keys, by id. */
type AdminUsers = ReadonlyMap<string, AdminFlexPayUser>

/** Reads who acted: users, and API keys with the user who created them. */
export async function readUsers(
  container: MedusaContainer,
  ids: (string | null)[]
): Promise<AdminUsers> {
  const keys = await readByIds(container, ids.filter(isApiKeyId), {
    entity: "api_key",
    fields: ["id", "title", "created_by"],
    schema: keySchema,
  })
  const rows = await readByIds(
    container,
    [...ids, ...keys.map(({ created_by }) => created_by)].filter(
      (id) => !isApiKeyId(id)
    ),
    {
      entity: "user",
      fields: ["id", "email", "first_name", "last_name", "deleted_at"],
      schema: userSchema,
      // Medusa keeps deleted users, and what they did is still theirs.
      withDeleted: true,
    }
  )
  const users: AdminUsers = new Map(
    rows.map(({ id, email, deleted_at, ...names }) => [
      id,
      { id, email, name: toName(names), is_deleted: Boolean(deleted_at) },
    ])
  )
  const keyUsers = keys.map(
    (key) => [key.id, toKeyUser(users, key.id, key)] as const
  )
  return new Map([...users, ...keyUsers])
}

/** An admin user in the admin API; null for the plugin. */
export function toAdminUser(
  users: AdminUsers,
  id: string | null
): AdminFlexPayUser | null {
  return id === null
    ? null
    : (users.get(id) ?? { id, email: null, name: null, is_deleted: true })
}

/** A secret API key, as the user who created it. */
export function toKeyUser(
  users: AdminUsers,
  id: string,
  { title, created_by }: { title: string; created_by: string }
): AdminFlexPayUser {
  const { email, name, is_deleted } = users.get(created_by) ?? {
    email: null,
    name: null,
    is_deleted: true,
  }
  return { id, email, name, is_deleted, api_key: title }
}

/** First and last name; null where neither is given. */
function toName({
  first_name,
  last_name,
}: {
  first_name?: string | null
  last_name?: string | null
}): string | null {
  return [first_name, last_name].filter(Boolean).join(" ") || null
}
