import { Modules } from "@medusajs/framework/utils"
import type { ShopUnderTest } from "./describe-shop"

/**
 * Subscribes to events of Medusa, as a store does.
 * @returns the name and the `id` of each, in their order
 */
export function listenTo(
  { getContainer }: ShopUnderTest,
  names: readonly string[]
): [name: string, id: string][] {
  const events: [string, string][] = []
  const bus = getContainer().resolve(Modules.EVENT_BUS)
  for (const event of names) {
    bus.subscribe(event, async ({ name, data }) => {
      events.push([name, String((data as { id: unknown }).id)])
    })
  }
  return events
}
