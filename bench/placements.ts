import { Client } from "pg"
import { z } from "zod"

const noticeSchema = z.object({ what: z.string(), id: z.string() })
type Notice = z.infer<typeof noticeSchema>

/** Notifies listeners of each order, payment and capture, once it is committed. */
const TRIGGERS = `
  CREATE FUNCTION notify_listeners() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('bench', json_build_object(
      'what', TG_ARGV[0], 'id', to_jsonb(NEW) ->> TG_ARGV[1])::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER placement AFTER INSERT ON order_cart
    FOR EACH ROW EXECUTE FUNCTION notify_listeners('order', 'cart_id');
  CREATE TRIGGER placement AFTER INSERT ON payment
    FOR EACH ROW
    EXECUTE FUNCTION notify_listeners('payment', 'payment_collection_id');
  CREATE TRIGGER capture AFTER UPDATE OF captured_at ON payment
    FOR EACH ROW WHEN (NEW.captured_at IS NOT NULL)
    EXECUTE FUNCTION notify_listeners('capture', 'payment_collection_id')`

/** A cart and its payment collection. */
export interface Payable {
  cartId: string
  collectionId: string
}

/**
 * Waits for orders: PostgreSQL notifies it of the order of a cart and the payment
 * of its collection.
 */
export class Placements {
  private readonly noticed = new Set<string>()
  private readonly waiting = new Map<string, () => void>()

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
      this.notified(`order ${cartId}`, withinMs),
      this.notified(`payment ${collectionId}`, withinMs),
    ])
  }

  /** Returns once the payment is captured. @throws when it is not in time */
  async captured({ collectionId }: Payable, withinMs = 60_000): Promise<void> {
    await this.notified(`capture ${collectionId}`, withinMs)
  }

  async close(): Promise<void> {
    await this.client.end()
  }

  private notice({ what, id }: Notice): void {
    const key = `${what} ${id}`
    this.noticed.add(key)
    this.waiting.get(key)?.()
    this.waiting.delete(key)
  }

  private async notified(key: string, withinMs: number): Promise<void> {
    if (this.noticed.has(key)) {
      return
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No ${key} within ${withinMs} ms`)),
        withinMs
      )
      this.waiting.set(key, () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
