import { Client } from "pg"

/** @throws if `DATABASE_URL` cannot be used, with a message how to fix it */
export async function checkDatabase(url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error(
      "DATABASE_URL must look like postgres://user:password@host:5432/database; correct it, or unset it to use the embedded PostgreSQL."
    )
  }
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
  })
  try {
    await client.connect()
  } catch (error) {
    const { host, pathname } = new URL(url)
    throw new Error(
      `The PostgreSQL of DATABASE_URL (${host}${pathname}) can't be reached (${reason(error)}): start it or correct the address, or unset DATABASE_URL to use the embedded one.`
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

function reason(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return message || code || "no answer"
}
