import type { HttpTypes } from "@medusajs/framework/types"
import { useId, useState } from "react"
import { Link } from "react-router-dom"
import { useCart } from "../cart/cart-context"
import { useLocalization, useTexts } from "../language"
import { useAction } from "../use-action"
import { Problem } from "./problem"

type Product = HttpTypes.StoreProduct
type Variant = HttpTypes.StoreProductVariant

const MAX_QUANTITY = 9

/** Adds a variant of the product to the cart. */
export function ProductForm({ product }: { product: Product }) {
  const texts = useTexts()
  const { add } = useCart()
  const variants = [...(product.variants ?? [])].sort(
    (one, other) => (one.variant_rank ?? 0) - (other.variant_rank ?? 0)
  )
  const [variantId, setVariantId] = useState(variants[0]?.id ?? "")
  const [quantity, setQuantity] = useState(1)
  const [isAdded, setIsAdded] = useState(false)
  const { run, busy, error } = useAction(async () => {
    setIsAdded(false)
    await add(variantId, quantity)
    setIsAdded(true)
  })
  const quantityId = useId()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <Price variant={variants.find(({ id }) => id === variantId)} />
      <VariantChooser
        product={product}
        variants={variants}
        variantId={variantId}
        onChange={setVariantId}
      />
      <div className="buy">
        <label htmlFor={quantityId}>{texts.product.quantity}</label>
        <select
          id={quantityId}
          value={quantity}
          onChange={(event) => setQuantity(Number(event.target.value))}
        >
          {Array.from({ length: MAX_QUANTITY }, (_, index) => (
            <option key={index}>{index + 1}</option>
          ))}
        </select>
        <button className="primary" aria-disabled={busy}>
          {texts.product.add}
        </button>
      </div>
      <div role="status">
        {isAdded && (
          <p className="notice good">
            {texts.product.added}{" "}
            <Link to="/panier">{texts.product.toCart}</Link>
          </p>
        )}
      </div>
      {error !== undefined && <Problem error={error} />}
    </form>
  )
}

function Price({ variant }: { variant: Variant | undefined }) {
  const { money } = useLocalization()
  const { currency } = useCart()
  const amount = variant?.calculated_price?.calculated_amount ?? 0
  return <p className="price big">{money(amount, currency)}</p>
}

function VariantChooser(props: {
  product: Product
  variants: Variant[]
  variantId: string
  onChange: (variantId: string) => void
}) {
  const { product, variants, variantId, onChange } = props
  const translation = useTexts().products.words[product.handle]
  return (
    <fieldset className="variants">
      <legend>{translation?.option ?? product.options?.[0]?.title}</legend>
      {variants.map(({ id, title }) => (
        <label key={id}>
          <input
            type="radio"
            name="variant"
            value={id}
            checked={id === variantId}
            onChange={() => onChange(id)}
          />
          <span>{translation?.variants?.[title ?? ""] ?? title}</span>
        </label>
      ))}
    </fieldset>
  )
}
