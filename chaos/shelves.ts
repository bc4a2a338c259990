import { randomUUID } from "node:crypto"
import { names } from "../demo/src/seed/names"
import type { Database } from "../harness/postgres/database"
import type { Shop } from "../harness/shop/shop"

const ADDRESS = {
  first_name: "Cliente",
  last_name: "Chaos",
  address_1: "1, avenue du Chaos",
  city: "Kinshasa",
  country_code: "cd",
}

/**
 * What the shop sells, read once: a cart then takes two requests, and a run has
 * time for more of them.
 */
export class Shelves {
  private constructor(
    private readonly variants: ReadonlyMap<string, string>,
    private readonly regions: ReadonlyMap<string, string>,
    private readonly deliveryId: string
  ) {}

  static async read(database: Database): Promise<Shelves> {
    const read = async (sql: string) =>
      new Map(
        (await database.query<{ name: string; id: string }>(sql)).map(
          ({ name, id }) => [name, id]
        )
      )
    const deliveries = await read("SELECT name, id FROM shipping_option")
    return new Shelves(
      await read(
        `SELECT p.handle AS name, v.id FROM product p
         JOIN product_variant v ON v.product_id = p.id`
      ),
      await read("SELECT name, id FROM region"),
      deliveries.get(names.delivery) ?? ""
    )
  }

  /** A cart with one product, an address, and a way to deliver. */
  async fillCart(
    shop: Shop,
    currency: "cdf" | "usd",
    handle: string
  ): Promise<string> {
    const { data } = await shop.post("/store/carts", {
      region_id: this.regionId(currency),
      email: `cliente-${randomUUID()}@chaos.test`,
      shipping_address: ADDRESS,
      items: [this.item(handle)],
    })
    const cartId: string = data.cart.id
    const { status } = await shop.post(
      `/store/carts/${cartId}/shipping-methods`,
      { option_id: this.deliveryId }
    )
    if (status !== 200) {
      throw new Error(`The delivery was not chosen: ${status}`)
    }
    return cartId
  }

  /** The region that sells in a currency. */
  regionId(currency: "cdf" | "usd"): string | undefined {
    return this.regions.get(names.region[currency])
  }

  /** One of a product, as a cart takes it. */
  item(handle: string) {
    return { variant_id: this.variants.get(handle), quantity: 1 }
  }
}
