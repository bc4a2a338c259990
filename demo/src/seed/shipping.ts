import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

import { names } from "./names"

const FULFILLMENT_PROVIDER = "manual_manual"

const OPTIONS = [
  {
    name: names.delivery,
    type: {
      label: "Moto",
      description: "Le jour même dans Kinshasa, 3 à 5 jours ailleurs.",
      code: "moto",
    },
    prices: { cdf: 7_000, usd: 2.5 },
  },
  {
    name: names.pickup,
    type: {
      label: "Retrait",
      description:
        "Prêt en deux heures à notre comptoir, 12, avenue du Commerce.",
      code: "retrait",
    },
    prices: { cdf: 0, usd: 0 },
  },
]

/** Creates the warehouse in Kinshasa and its shipping options. */
export async function seedShipping(
  container: MedusaContainer,
  salesChannelId: string
): Promise<{ stockLocationId: string; shippingProfileId: string }> {
  const stockLocationId = await seedStockLocation(container, salesChannelId)
  const shippingProfileId = await seedShippingProfile(container)
  const serviceZoneId = await seedServiceZone(container, stockLocationId)
  await seedShippingOptions(container, serviceZoneId, shippingProfileId)
  return { stockLocationId, shippingProfileId }
}

async function seedStockLocation(
  container: MedusaContainer,
  salesChannelId: string
): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: existing } = await query.graph({
    entity: "stock_location",
    fields: ["id"],
    filters: { name: names.stockLocation },
  })
  if (existing[0]) {
    return existing[0].id
  }
  const {
    result: [location],
  } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: names.stockLocation,
          address: {
            address_1: "12, avenue du Commerce",
            city: "Kinshasa",
            country_code: "cd",
          },
        },
      ],
    },
  })
  const id = location!.id
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id, add: [salesChannelId] },
  })
  return id
}

async function seedShippingProfile(
  container: MedusaContainer
): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: existing } = await query.graph({
    entity: "shipping_profile",
    fields: ["id"],
    filters: { type: "default" },
  })
  if (existing[0]) {
    return existing[0].id
  }
  const {
    result: [profile],
  } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Standard", type: "default" }] },
  })
  return profile!.id
}

async function seedServiceZone(
  container: MedusaContainer,
  stockLocationId: string
): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const findSet = async () => {
    const { data } = await query.graph({
      entity: "fulfillment_set",
      fields: ["id", "service_zones.id"],
      filters: { name: names.delivery },
    })
    return data[0]
  }
  if (!(await findSet())) {
    await createLocationFulfillmentSetWorkflow(container).run({
      input: {
        location_id: stockLocationId,
        fulfillment_set_data: { name: names.delivery, type: "shipping" },
      },
    })
  }
  const set = (await findSet())!
  const existing = set.service_zones?.[0]
  if (existing) {
    return existing.id
  }
  const {
    result: [zone],
  } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: "RD Congo",
          fulfillment_set_id: set.id,
          geo_zones: [{ type: "country", country_code: "cd" }],
        },
      ],
    },
  })
  return zone!.id
}

async function seedShippingOptions(
  container: MedusaContainer,
  serviceZoneId: string,
  shippingProfileId: string
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: existing } = await query.graph({
    entity: "shipping_option",
    fields: ["name"],
  })
  const missing = OPTIONS.filter(
    ({ name }) => !existing.some((option) => option.name === name)
  )
  if (!missing.length) {
    return
  }
  await createShippingOptionsWorkflow(container).run({
    input: missing.map(({ name, type, prices }) => ({
      name,
      type,
      price_type: "flat",
      provider_id: FULFILLMENT_PROVIDER,
      service_zone_id: serviceZoneId,
      shipping_profile_id: shippingProfileId,
      prices: [
        { currency_code: "cdf", amount: prices.cdf },
        { currency_code: "usd", amount: prices.usd },
      ],
      rules: [
        { attribute: "enabled_in_store", value: "true", operator: "eq" },
        { attribute: "is_return", value: "false", operator: "eq" },
      ],
    })),
  })
}
