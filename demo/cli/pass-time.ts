import { Client } from "pg"
import { AGE_STORE } from "../store-times"

/**
 * Lets time pass in the demo's store, as the plugin counts it: its records
 * become older. The jobs of the store then do what is due.
 */
export async function passTime(
  connectionString: string,
  milliseconds: number
): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query("BEGIN")
    for (const query of AGE_STORE) {
      await client.query(query, [`${milliseconds} milliseconds`])
    }
    await client.query("COMMIT")
  } finally {
    await client.end()
  }
}
