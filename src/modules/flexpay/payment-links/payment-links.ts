import { generateEntityId } from "@medusajs/framework/utils"
import { FlexPayEvents } from "../events"
import type { Database } from "../store/database"
import { insertLinkEvent } from "../store/event-rows"
import { sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { readLinkToken, signLink } from "./link-token"

/** A payment link, with the columns that `models/payment-link` documents. */
export interface PaymentLink {
  id: string
  order_id: string | null
  cart_id: string | null
  payment_collection_id: string | null
  created_by: string | null
  expires_at: Date
  opened_at: Date | null
  closed_at: Date | null
  closed_by: string | null
  created_at: Date
}

/** The order or the cart that a link requests payment for. */
export type LinkSubject =
  { order_id: string; cart_id?: never } | { cart_id: string; order_id?: never }

/** Where the page of payment links is, on this Medusa server. */
export const PAYMENT_PAGE_PATH = "/flexpay/pay"

interface Settings {
  /** The public address of this server, without a slash at its end. */
  baseUrl: string
  /** Days after which a link expires. */
  days: number
  /** Signs the addresses of links. */
  secret: string
}

/** Reads and writes payment links. */
export class PaymentLinks {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings
  ) {}

  /**
   * The address of a link's page. Its token stands behind the `#`, which
   * browsers do not send: no log and no `Referer` header holds it.
   */
  urlOf({ id }: Pick<PaymentLink, "id">): string {
    const { baseUrl, secret } = this.settings
    return `${baseUrl}${PAYMENT_PAGE_PATH}#${signLink(id, secret)}`
  }

  /** The link of a token, also one that has ended; null for any other text. */
  async findByToken(token: string): Promise<PaymentLink | null> {
    const id = readLinkToken(token, this.settings.secret)
    return id === null ? null : await this.findById(id)
  }

  async findById(id: string): Promise<PaymentLink | null> {
    return await this.find(sql`id = ${id}`)
  }

  /** The link that was created last for an order or a cart, whatever its state. */
  async findLatest(subject: LinkSubject): Promise<PaymentLink | null> {
    return await this.find(sql`${isFor(subject)} ORDER BY created_at DESC`)
  }

  /** Whether a link requests the money of a payment collection. */
  async isForCollection(collectionId: string | null): Promise<boolean> {
    const link = await this.database.row(
      sql`SELECT 1 FROM flexpay_payment_link
        WHERE deleted_at IS NULL AND (payment_collection_id = ${collectionId}
          OR cart_id IN (SELECT cart_id FROM cart_payment_collection
            WHERE payment_collection_id = ${collectionId}
              AND deleted_at IS NULL)) LIMIT 1`
    )
    return link !== null
  }

  /**
   * Creates the open link of an order or a cart, with its event; returns the
   * present one if it has not expired.
   * @param createdBy an admin user, null for the store's own code
   */
  async open(
    subject: LinkSubject,
    createdBy: string | null
  ): Promise<PaymentLink> {
    return await this.database.transactional(async (database) => {
      await database.lock(`flexpay payment link ${subjectId(subject)}`)
      await database.rows(
        sql`UPDATE flexpay_payment_link
          SET closed_at = clock_timestamp(), updated_at = now()
          WHERE ${isFor(subject)} AND ${IS_OPEN} AND NOT ${IS_VALID}`
      )
      const open = await database.row<PaymentLink>(
        sql`SELECT * FROM flexpay_payment_link
          WHERE ${isFor(subject)} AND ${IS_OPEN}`
      )
      if (open) {
        return open
      }
      return await database.one<PaymentLink>(
        sql`WITH changed AS (
            INSERT INTO flexpay_payment_link
              (id, order_id, cart_id, created_by, expires_at)
            VALUES (${generateEntityId(undefined, "fplink")},
              ${subject.order_id ?? null}, ${subject.cart_id ?? null},
              ${createdBy},
              clock_timestamp() + make_interval(days => ${this.settings.days}))
            RETURNING *),
          event AS (${insertLinkEvent(FlexPayEvents.PAYMENT_REQUESTED)})
          SELECT * FROM changed`
      )
    })
  }

  /**
   * Sets the collection that an order's link pays.
   * @param replaced the collection that it paid before; null for none
   * @returns the link as it is now, with another collection if it was set
   * meanwhile
   */
  async setCollection(
    { id, payment_collection_id: replaced }: PaymentLink,
    collectionId: string
  ): Promise<PaymentLink | null> {
    await this.database.rows(
      sql`UPDATE flexpay_payment_link
        SET payment_collection_id = ${collectionId}, updated_at = now()
        WHERE id = ${id} AND ${IS_OPEN}
          AND payment_collection_id IS NOT DISTINCT FROM ${replaced}`
    )
    return await this.findById(id)
  }

  /** Records that the page was opened, with an event the first time. */
  async markOpened(id: string): Promise<void> {
    await this.database.rows(
      sql`WITH changed AS (
          UPDATE flexpay_payment_link
          SET opened_at = clock_timestamp(), updated_at = now()
          WHERE id = ${id} AND opened_at IS NULL RETURNING *)
        ${insertLinkEvent(FlexPayEvents.PAYMENT_LINK_OPENED)}`
    )
  }

  /**
   * Closes a link: no push can be requested with it any more.
   * @param closedBy an admin user, null for the plugin
   */
  async close(id: string, closedBy: string | null): Promise<void> {
    await this.database.rows(
      sql`UPDATE flexpay_payment_link SET closed_at = clock_timestamp(),
          closed_by = ${closedBy}, updated_at = now()
        WHERE id = ${id} AND ${IS_OPEN}`
    )
  }

  private async find(condition: Sql): Promise<PaymentLink | null> {
    return await this.database.row<PaymentLink>(
      sql`SELECT * FROM flexpay_payment_link
        WHERE deleted_at IS NULL AND ${condition} LIMIT 1`
    )
  }
}

const IS_OPEN = sql`(closed_at IS NULL AND deleted_at IS NULL)`
const IS_VALID = sql`(expires_at > clock_timestamp())`

function isFor(subject: LinkSubject): Sql {
  return subject.order_id !== undefined
    ? sql`order_id = ${subject.order_id}`
    : sql`cart_id = ${subject.cart_id}`
}

function subjectId(subject: LinkSubject): string {
  return subject.order_id ?? subject.cart_id
}

/** Whether a push can be requested with a link, by the database's clock. */
export function isUsable(
  { closed_at, expires_at }: Pick<PaymentLink, "closed_at" | "expires_at">,
  now: Date
): boolean {
  return closed_at === null && expires_at > now
}
