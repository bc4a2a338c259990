import { useLocalization } from "../language"
import { ProductPicture } from "./product-picture"
import { useItemName, type NamedItem } from "./item-name"

/** The items of a cart or an order, read-only. */
export function ItemList(props: {
  currency: string
  items: readonly (NamedItem & {
    id: string
    quantity: number
    unit_price: number
  })[]
}) {
  const { money } = useLocalization()
  const nameOf = useItemName()
  return (
    <ul className="items small">
      {props.items.map((item) => {
        const { name, variant } = nameOf(item)
        return (
          <li key={item.id}>
            <ProductPicture handle={item.product_handle ?? null} />
            <span>
              <strong>{name}</strong>
              <span className="quiet">
                {variant} × {item.quantity}
              </span>
            </span>
            <span className="price">
              {money(item.unit_price * item.quantity, props.currency)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
