import { Client } from "pg"
import { z } from "zod"

const noticeSchema = z.object({ table: z.string(), of: z.string() })
type Notice = z.infer<typeof noticeSchema>

/** Tells whoever listens of each order and each payment, once they are committed. */
const TRIGGERS = `
  CREATE FUNCTION bench_tell() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('bench', json_build_object(
      'table', TG_TABLE_NAME, 'of', to_jsonb(NEW) ->> TG_ARGV[0])::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER bench AFTER INSERT ON order_cart
    FOR EACH ROW EXECUTE FUNCTION bench_tell('cart_id');
  CREATE TRIGGER bench AFTER INSERT ON payment
    FOR EACH ROW EXECUTE FUNCTION bench_tell('payment_collection_id')`

/** A cart and what it is paid with. */
export interface Payable {
  cartId: string
  collectionId: string
}

/**
 * Sees orders being placed, by whichever way: PostgreSQL itself tells when the
 * order of a cart and the payment of its collection are both there.
 */
export class Placements {
  private readonly seen = new Set<string>()
  private readonly awaited = new Map<string, () => void>()

  private constructor(private readonly client: Client) {}

  static async watch(databaseUrl: string): Promise<Placements> {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(TRIGGERS)
    const placements = new Placements(client)
    client.on("notification", ({ payload }) =>
      placements.notice(noticeSchema.parse(JSON.parse(payload ?? "")))
    )
    await client.query("LISTEN bench")
    return placements
  }

  /** Returns once the order is placed. @throws when it is not in time */
  async placed(
    { cartId, collectionId }: Payable,
    withinMs = 60_000
  ): Promise<void> {
    await Promise.all([
      this.notified(`order_cart ${cartId}`, withinMs),
      this.notified(`payment ${collectionId}`, withinMs),
    ])
  }

  async close(): Promise<void> {
    await this.client.end()
  }

  private notice({ table, of }: Notice): void {
    const key = `${table} ${of}`
    this.seen.add(key)
    this.awaited.get(key)?.()
    this.awaited.delete(key)
  }

  private async notified(key: string, withinMs: number): Promise<void> {
    if (this.seen.has(key)) {
      return
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No ${key} within ${withinMs} ms`)),
        withinMs
      )
      this.awaited.set(key, () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
