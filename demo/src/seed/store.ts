import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"

import { names } from "./names"

/**
 * Sets the store's name and currencies, and creates its publishable key. Medusa
 * creates the store and its sales channel at its first start.
 * @returns the id of the sales channel
 */
export async function seedStore(container: MedusaContainer): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const {
    data: [store],
  } = await query.graph({
    entity: "store",
    fields: ["id", "default_sales_channel_id"],
  })
  const salesChannelId = store?.default_sales_channel_id
  if (!store || !salesChannelId) {
    throw new Error("Medusa has not created its default store yet.")
  }
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: names.store,
        supported_currencies: [
          { currency_code: "cdf", is_default: true },
          { currency_code: "usd" },
        ],
      },
    },
  })
  await seedPublishableKey(container, salesChannelId)
  return salesChannelId
}

async function seedPublishableKey(
  container: MedusaContainer,
  salesChannelId: string
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: existing } = await query.graph({
    entity: "api_key",
    fields: ["id"],
    filters: { title: names.publishableKey },
  })
  if (existing.length) {
    return
  }
  const {
    result: [key],
  } = await createApiKeysWorkflow(container).run({
    input: {
      api_keys: [
        { title: names.publishableKey, type: "publishable", created_by: "" },
      ],
    },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: key!.id, add: [salesChannelId] },
  })
}
