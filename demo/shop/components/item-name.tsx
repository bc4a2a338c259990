import { useTexts } from "../language"

/** The name fields of an item in a cart or an order. */
export interface NamedItem {
  product_handle?: string | null
  product_title?: string | null
  title: string
  variant_title?: string | null
}

/** An item's name and variant in the shop's language. */
export function useItemName(): (item: NamedItem) => {
  name: string
  variant: string
} {
  const { words } = useTexts().products
  return (item) => {
    const translated = words[item.product_handle ?? ""]
    const variant = item.variant_title ?? ""
    return {
      name: translated?.title ?? item.product_title ?? item.title,
      variant: translated?.variants?.[variant] ?? variant,
    }
  }
}
