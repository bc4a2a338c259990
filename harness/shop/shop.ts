import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AxiosInstance } from "axios"
import { adminLogin, names } from "../../demo/src/seed/names"
import { FLEXPAY_MODULE } from "../../src/modules/flexpay"
import type FlexPayModuleService from "../../src/modules/flexpay/service"
import type {
  StoreFlexPayTransaction,
  StoreFlexPayTransactionResponse,
} from "../../src/api/store/flexpay/payment-sessions/types"
import { cartOf, paymentPath, rememberCart } from "./payment-path"
import { describeTimelines } from "./timelines"
import { waitFor } from "../wait-for"

type CurrencyCode = "cdf" | "usd"

/** A cart that is ready to be paid. */
export interface Checkout {
  cartId: string
  collectionId: string
  sessionId: string
}

/** By default in francs, with mobile money. */
interface CheckoutOptions {
  currency?: CurrencyCode
  handle?: string
  providerId?: string
}

const ADDRESS = {
  first_name: "Cliente",
  last_name: "Essai",
  address_1: "1, avenue de l'Essai",
  city: "Kinshasa",
  country_code: "cd",
}

/** A shopper's steps through the store API, as any storefront takes them. */
export class Shop {
  private headers: Record<string, string> = {}
  /** Ids of the seeded shop, which each test finds again. */
  private readonly ids = new Map<string, string>()
  /** Made before the tests, for each of them to find; and those taken by this. */
  private readonly stock: Checkout[] = []
  private takenCount = 0

  constructor(
    private readonly api: AxiosInstance,
    private readonly getContainer: () => MedusaContainer
  ) {}

  /** Takes a publishable key, or reads the seeded shop's. */
  async open(key?: string): Promise<void> {
    this.headers = { "x-publishable-api-key": key ?? (await this.readKey()) }
  }

  get flexpay(): FlexPayModuleService {
    return this.getContainer().resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  }

  async graph(
    entity: string,
    fields: string[],
    filters: Record<string, unknown> = {}
  ): Promise<{ data: Record<string, unknown>[] }> {
    const query = this.getContainer().resolve(ContainerRegistrationKeys.QUERY)
    return await query.graph({ entity, fields, filters })
  }

  async get(path: string, headers: Record<string, string> = {}) {
    return await this.api.get(path, {
      headers: { ...this.headers, ...headers },
      validateStatus: () => true,
    })
  }

  async post(path: string, body: object = {}, headers: object = {}) {
    return await this.api.post(path, body, {
      headers: { ...this.headers, ...headers },
      validateStatus: () => true,
    })
  }

  /** A cart with one product, an address, and a way to deliver. */
  async fillCart(
    currency: CurrencyCode = "cdf",
    handle = "miel-du-kwilu"
  ): Promise<string> {
    const created = await this.must("/store/carts", {
      region_id: await this.regionId(currency),
      // Medusa stumbles when two carts bring the same new customer at once.
      email: `cliente-${randomUUID()}@essai.test`,
      shipping_address: ADDRESS,
      items: [{ variant_id: await this.variantId(handle), quantity: 1 }],
    })
    const cartId: string = created.cart.id
    await this.must(`/store/carts/${cartId}/shipping-methods`, {
      option_id: await this.deliveryId(cartId, currency),
    })
    return cartId
  }

  private async variantId(handle: string): Promise<string> {
    return await this.idOnce(handle, async () => {
      const { data } = await this.get(
        `/store/products?handle=${handle}&fields=variants.id`
      )
      return data.products[0].variants[0].id
    })
  }

  private async regionId(currency: CurrencyCode): Promise<string> {
    return await this.idOnce(currency, async () => {
      const { data } = await this.get("/store/regions?fields=name")
      return idOf(data.regions, names.region[currency])
    })
  }

  private async deliveryId(
    cartId: string,
    currency: CurrencyCode
  ): Promise<string> {
    return await this.idOnce(`delivery ${currency}`, async () => {
      const { data } = await this.get(
        `/store/shipping-options?cart_id=${cartId}`
      )
      return idOf(data.shipping_options, names.delivery)
    })
  }

  private async idOnce(
    key: string,
    find: () => Promise<string>
  ): Promise<string> {
    const id = this.ids.get(key) ?? (await find())
    this.ids.set(key, id)
    return id
  }

  async newCollection(cartId: string): Promise<string> {
    const { payment_collection } = await this.must(
      "/store/payment-collections",
      { cart_id: cartId }
    )
    rememberCart(payment_collection.id, cartId)
    return payment_collection.id
  }

  async newSession(
    collectionId: string,
    providerId = "pp_flexpay_flexpay",
    data: object = {}
  ): Promise<string> {
    const { payment_collection } = await this.must(
      `/store/payment-collections/${collectionId}/payment-sessions`,
      { provider_id: providerId, data }
    )
    const sessionId: string = payment_collection.payment_sessions[0].id
    rememberCart(sessionId, cartOf(collectionId))
    return sessionId
  }

  /** Keeps checkouts of the usual kind, so that tests need not wait for theirs. */
  layIn(checkouts: readonly Checkout[]): void {
    this.stock.push(...checkouts)
  }

  /** The database is as it was after `layIn`: nothing is taken. */
  reopen(): void {
    this.takenCount = 0
  }

  /** A cart up to the payment step, with a FlexPay session; made before, if usual. */
  async checkOut(options: CheckoutOptions = {}): Promise<Checkout> {
    const { currency = "cdf", handle, providerId } = options
    const isUsual = currency === "cdf" && !handle && !providerId
    const ready = isUsual ? this.stock[this.takenCount++] : undefined
    return ready ?? (await this.makeCheckout(options))
  }

  /** One that knows the prices of now. */
  async makeCheckout(options: CheckoutOptions = {}): Promise<Checkout> {
    const cartId = await this.fillCart(options.currency, options.handle)
    const collectionId = await this.newCollection(cartId)
    const sessionId = await this.newSession(collectionId, options.providerId)
    return { cartId, collectionId, sessionId }
  }

  /** Asks for the push. @param address of the shopper, as a proxy reports it */
  async push(sessionId: string, body: object, address?: string) {
    return await this.post(
      paymentPath(sessionId),
      body,
      address ? { "x-forwarded-for": address } : {}
    )
  }

  /** The status that the waiting page receives. */
  async poll(sessionId: string): Promise<StoreFlexPayTransaction> {
    const { data, status } = await this.get(paymentPath(sessionId))
    const { transaction } = data as StoreFlexPayTransactionResponse
    if (status !== 200 || !transaction) {
      throw new Error(`No status for ${sessionId}: ${status}`)
    }
    return transaction
  }

  /**
   * Polls as a page does, until `isDone`.
   * @param withinMs by default as long as any wait: a busy machine takes longer
   */
  async pollUntil(
    sessionId: string,
    isDone: (status: StoreFlexPayTransaction) => boolean,
    withinMs?: number
  ): Promise<StoreFlexPayTransaction> {
    let last: StoreFlexPayTransaction | undefined
    return await waitFor(
      async () =>
        `still ${JSON.stringify(last)}${await this.describeTimelines()}`,
      async () => {
        last = await this.poll(sessionId)
        return isDone(last) ? last : null
      },
      // Each poll takes ten times the processor time of a query.
      { withinMs, everyMs: 100 }
    )
  }

  private async describeTimelines(): Promise<string> {
    try {
      return await describeTimelines(this.flexpay)
    } catch {
      // A shop that runs in a process of its own.
      return ""
    }
  }

  /** Any request, with whatever login; a body where the method has one. */
  async request(
    method: string,
    path: string,
    { token, body }: { token?: string; body?: object } = {}
  ) {
    return await this.api.request({
      method,
      url: path,
      data: method === "GET" ? undefined : body,
      headers: { ...this.headers, ...(token && { authorization: token }) },
      validateStatus: () => true,
    })
  }

  /** Logs an admin user in; returns the authorization header. */
  async tokenOf(login: { email: string; password: string }): Promise<string> {
    const { data } = await this.api.post("/auth/user/emailpass", login)
    return `Bearer ${data.token}`
  }

  /** The admin API, as the seeded admin uses it. */
  async logIn(login: { email: string; password: string } = adminLogin) {
    const headers = { authorization: await this.tokenOf(login) }
    const validateStatus = () => true
    return {
      get: async (path: string) =>
        await this.api.get(path, { headers, validateStatus }),
      post: async (path: string, body: object = {}) =>
        await this.api.post(path, body, { headers, validateStatus }),
      /** A file as the body. */
      send: async (path: string, file: string | Buffer) =>
        await this.api.post(path, file, {
          headers: { ...headers, "content-type": "text/csv" },
          validateStatus,
          maxBodyLength: Infinity,
        }),
    }
  }

  private async readKey(): Promise<string> {
    const { data } = await this.graph("api_key", ["token"], {
      type: "publishable",
    })
    return String(data[0]?.token)
  }

  private async must(path: string, body: object) {
    const { status, data } = await this.post(path, body)
    if (status !== 200) {
      throw new Error(`POST ${path}: ${status} ${JSON.stringify(data)}`)
    }
    return data
  }
}

function idOf(entities: { id: string; name: string }[], name: string): string {
  const entity = entities.find((each) => each.name === name)
  if (!entity) {
    throw new Error(`The shop has no "${name}"`)
  }
  return entity.id
}
